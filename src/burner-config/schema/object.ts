import { z } from 'zod';
import { duration, flag, labels, list, text, whole } from './scalars';

const waitOptions = z.strictObject({
  apiVersion: text('API version of the children to wait for.').optional(),
  kind: text('Wait for children of this kind instead.').optional(),
  labelSelector: labels('Labels of the objects to wait for.').optional(),
  customStatusPaths: list(
    z.strictObject({ key: text('jq expression on .status.'), value: text('What it must give.') }),
    'Conditions that replace the usual one of the kind.',
  ),
});

const group = z.strictObject({
  id: whole('Groups run in ascending order; 0 is no group.').default(0),
  gc: flag('Remove the objects of the group when it is done.').default(false),
  pauseBeforeGC: duration('Pause before the removal.').default(0),
  pauseAfterGC: duration('Pause after the removal.').default(0),
});

const PATCH_TYPES = [
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
  'application/apply-patch+yaml',
] as const;
const KUBEVIRT_OPERATIONS = [
  'start',
  'stop',
  'restart',
  'pause',
  'unpause',
  'migrate',
  'add-volume',
  'remove-volume',
] as const;

export const objectSchema = z.strictObject({
  objectTemplate: text(
    'create, patch: file with the object as a Go template; each YAML document is an object.',
  ).optional(),
  replicas: whole('create: how many in each iteration.').default(1),
  inputVars: z
    .record(z.string(), z.unknown())
    .default({})
    .meta({ description: 'Values for the template, beside Iteration, Replica, JobName, UUID and RunID.' }),
  kind: text('delete, patch, read: kind of the objects.').optional(),
  apiVersion: text('delete, patch, read: API version of the objects.').default('v1'),
  labelSelector: labels('delete, patch, read: labels of the objects; must not be empty.').optional(),
  patchType: z.enum(PATCH_TYPES).optional().meta({ description: 'patch: how the template is applied.' }),
  wait: flag('Wait for these objects.').default(true),
  waitOptions: waitOptions
    .optional()
    .meta({ description: 'What to wait for, when not the usual condition of the kind.' }),
  runOnce: flag('create: in the first iteration only.').default(false),
  churn: flag('create: take part in churn by objects.').default(true),
  repeatEveryNIterations: whole('create: in every Nth iteration only.').default(1),
  group: group.optional().meta({ description: 'create: order of objects across iterations.' }),
  kubeVirtOp: z.enum(KUBEVIRT_OPERATIONS).optional().meta({ description: 'kubevirt: the operation.' }),
});
