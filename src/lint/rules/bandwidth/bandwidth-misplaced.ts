import * as l10n from '@vscode/l10n';
import { asRecord, textOf, type PlainRecord } from '../../../kubernetes/object';
import type { Path } from '../../../yaml/place';
import { bandwidthAnnotations, trafficShaping } from '../../bandwidth';
import { podTemplates, type PodTemplate } from '../../containers';
import type { Change, Finding, Fix, LintObject, Rule } from '../../rule';

export const bandwidthMisplaced: Rule = {
  meta: {
    id: 'bandwidth-misplaced',
    title: 'Bandwidth annotation where nothing reads it',
    severity: 'warning',
    category: 'bandwidth',
    why: 'Network plugins read `kubernetes.io/ingress-bandwidth` and `kubernetes.io/egress-bandwidth` from the annotations of the **pod**. On the metadata of a Deployment or in labels they do nothing, and nobody says so.',
    whatToDo: 'Move it to `spec.template.metadata.annotations`. The safe fix does that.',
    links: [trafficShaping],
  },
  about: { pods: true },
  check(target) {
    const templates = podTemplates(target);
    const [template] = templates;
    if (!template) return [];
    return wrongHomes(target, template).flatMap(home => strayKeys(target, home, templates));
  },
};

/** Every map of the object in which a bandwidth key does nothing. */
function wrongHomes({ path }: LintObject, { metadataPath }: PodTemplate): readonly Path[] {
  const homes: Path[] = [[...metadataPath, 'labels']];
  for (let length = path.length; length < metadataPath.length - 1; length++) {
    const metadata = [...metadataPath.slice(0, length), 'metadata'];
    homes.push([...metadata, 'annotations'], [...metadata, 'labels']);
  }
  return homes;
}

function strayKeys(target: LintObject, home: Path, templates: readonly PodTemplate[]): readonly Finding[] {
  const fields = asRecord(valueAt(target.object, home.slice(target.path.length)));
  return bandwidthAnnotations
    .filter(key => key in fields)
    .map(key => ({
      path: [...home, key],
      at: 'key',
      message:
        home.at(-1) === 'labels'
          ? l10n.t`${key} is a label, where nothing reads it. Move it to the annotations of the pod.`
          : l10n.t`${key} is an annotation of the workload, where nothing reads it. Move it to the annotations of the pod.`,
      fixes: templates.length === 1 && templates[0] ? moveFixes(fields, home, key, templates[0]) : [],
    }));
}

function moveFixes(fields: PlainRecord, home: Path, key: string, template: PodTemplate): readonly Fix[] {
  const remove: Change = { op: 'remove', path: Object.keys(fields).length === 1 ? home : [...home, key] };
  if (key in template.annotations)
    return [{ title: l10n.t`Remove it here; the pod has its own`, safe: true, changes: [remove] }];
  // What a template writes cannot be moved by its value, and a list or mapping is no annotation.
  const value = textOf(fields[key]);
  if (value === '') return [];
  const set: Change = { op: 'set', path: [...template.metadataPath, 'annotations', key], value };
  return [{ title: l10n.t`Move to the annotations of the pod`, safe: true, changes: [remove, set] }];
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => asRecord(inner)[String(step)], value);
}
