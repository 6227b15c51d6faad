import { asRecord } from '../../../kubernetes/object';
import type { Path } from '../../../yaml/place';
import { bandwidthAnnotations } from '../../bandwidth';
import { podTemplates, type PodTemplate } from '../../containers';
import type { Change, Finding, LintObject, Rule } from '../../rule';

export const bandwidthMisplaced: Rule = {
  meta: {
    id: 'bandwidth-misplaced',
    title: 'Bandwidth annotation where nothing reads it',
    severity: 'warning',
    category: 'bandwidth',
    why: 'Network plugins read `kubernetes.io/ingress-bandwidth` and `kubernetes.io/egress-bandwidth` from the annotations of the **pod**. On the metadata of a Deployment, in labels, or under a look-alike key they do nothing, and nobody says so. A pod with `hostNetwork` is never limited.',
    whatToDo: 'Move it to `spec.template.metadata.annotations`. The safe fix does that.',
    links: [
      {
        title: 'Traffic shaping',
        url: 'https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/network-plugins/#support-traffic-shaping',
      },
    ],
  },
  check(target) {
    const templates = podTemplates(target);
    const [template] = templates;
    if (!template) return [];
    return [
      ...wrongHomes(target, template).flatMap(home => strayKeys(target, home, templates)),
      ...templates.flatMap(lookAlikes),
      ...templates.flatMap(onHostNetwork),
    ];
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
  const what = home.at(-1) === 'labels' ? 'a label' : 'an annotation of the workload';
  return bandwidthAnnotations
    .filter(key => key in fields)
    .map(key => ({
      path: [...home, key],
      at: 'key',
      message: `${key} is ${what}, where nothing reads it. Move it to the annotations of the pod.`,
      ...(templates.length === 1 && templates[0] ? { fixes: [moveFix(fields, home, key, templates[0])] } : {}),
    }));
}

function moveFix(fields: Readonly<Record<string, unknown>>, home: Path, key: string, template: PodTemplate) {
  const remove: Change = { op: 'remove', path: Object.keys(fields).length === 1 ? home : [...home, key] };
  if (key in template.annotations)
    return { title: 'Remove it here; the pod has its own', safe: true, changes: [remove] };
  const set: Change = { op: 'set', path: [...template.metadataPath, 'annotations', key], value: String(fields[key]) };
  return { title: 'Move to the annotations of the pod', safe: true, changes: [remove, set] };
}

function lookAlikes({ annotations, metadataPath }: PodTemplate): readonly Finding[] {
  return Object.keys(annotations).flatMap(key => {
    const meant = bandwidthAnnotations.find(
      name => key !== name && /(kubernetes|k8s)\.io\//.test(key) && key.split('/')[1] === name.split('/')[1],
    );
    if (meant === undefined) return [];
    const path = [...metadataPath, 'annotations', key];
    const fixes =
      meant in annotations
        ? []
        : [{ title: `Rename to ${meant}`, safe: false, changes: [{ op: 'rename' as const, path, key: meant }] }];
    return [{ path, at: 'key' as const, message: `Nothing reads ${key}. Write ${meant}.`, fixes }];
  });
}

function onHostNetwork({ annotations, metadataPath, pod }: PodTemplate): readonly Finding[] {
  if (pod['hostNetwork'] !== true) return [];
  return bandwidthAnnotations
    .filter(key => key in annotations)
    .map(key => ({
      path: [...metadataPath, 'annotations', key],
      at: 'key',
      message: `${key} does nothing for a pod on the host's network. Remove hostNetwork, or limit traffic on the node.`,
    }));
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, step) => asRecord(inner)[String(step)], value);
}
