import * as l10n from '@vscode/l10n';
import { nameOf } from '../../../kubernetes/object';
import { isFlowControlKind } from '../../../fairness/group';
import { isBuiltInLevel, levelsOf } from '../../flow-control/levels';
import { newLevel } from '../../../fairness/new-objects';
import { schemaOf } from '../../flow-control/schemas';
import { flowSchemaPage } from '../../pages';
import type { LintObject, Rule } from '../../rule';

export const flowSchemaUnknownLevel: Rule = {
  meta: {
    id: 'flow-schema-unknown-level',
    title: 'FlowSchema of a priority level that does not exist',
    severity: 'error',
    category: 'fairness',
    acrossFiles: true,
    why: 'The API server takes a FlowSchema whose priority level does not exist, marks it `Dangling` and skips it: its requests go on to the next schema, for ServiceAccounts to `workload-low`.',
    whatToDo:
      'Add the PriorityLevelConfiguration, or name one that exists. `kubectl get flowschemas` shows MISSINGPL when the level is missing.',
    links: [flowSchemaPage],
  },
  about: { kinds: ['FlowSchema'] },
  check(target, context) {
    const schema = isFlowControlKind(target.object, 'FlowSchema') ? schemaOf(target) : undefined;
    if (!schema || schema.level === '' || isBuiltInLevel(schema.level)) return [];
    // Where the cluster's own levels are known, flow-schema-level-not-in-cluster says it.
    if (context.cluster?.levels) return [];
    // A level whose name a template makes could be this one.
    const called = ({ object }: LintObject): boolean => [schema.level, undefined].includes(nameOf(object));
    if (levelsOf(context).some(called)) return [];
    if (context.neighbours.mayExistElsewhere('PriorityLevelConfiguration', called)) return [];
    const { level } = schema;
    return [
      {
        path: [...target.path, 'spec', 'priorityLevelConfiguration', 'name'],
        message: l10n.t`Priority level "${level}" does not exist, so the API server skips this FlowSchema. Add the PriorityLevelConfiguration or name one that exists.`,
        fixes: [
          {
            title: l10n.t`Add priority level "${level}"`,
            safe: false,
            changes: [{ op: 'append-document', value: newLevel(level) }],
          },
        ],
      },
    ];
  },
};
