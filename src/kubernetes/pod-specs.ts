import {
  asList,
  asRecord,
  groupOf,
  isRecord,
  type KubernetesObject,
  type ObjectPath,
  type PlainRecord,
} from './object';

/** A pod spec inside an object, and the metadata that its pods will carry. Paths start at the object. */
export interface PodSpecPlace {
  readonly spec: PlainRecord;
  readonly path: ObjectPath;
  /** Metadata of the pod (a bare Pod's own, otherwise the template's). */
  readonly metadata: PlainRecord;
  readonly metadataPath: ObjectPath;
  /** True for a bare Pod: its metadata is the object's. */
  readonly bare: boolean;
}

/** A container, and how Kubernetes counts it. */
export interface ContainerPlace {
  readonly container: PlainRecord;
  readonly path: ObjectPath;
  readonly role: 'regular' | 'init' | 'sidecar';
}

/** Where the built-in workloads keep the object that holds `metadata` and `spec` of their pods. */
const templates: Readonly<Record<string, ObjectPath>> = {
  '/Pod': [],
  '/PodTemplate': ['template'],
  '/ReplicationController': ['spec', 'template'],
  'apps/Deployment': ['spec', 'template'],
  'apps/ReplicaSet': ['spec', 'template'],
  'apps/StatefulSet': ['spec', 'template'],
  'apps/DaemonSet': ['spec', 'template'],
  'batch/Job': ['spec', 'template'],
  'batch/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
};

/** Other kinds (Knative Service, Argo Rollout, OpenShift DeploymentConfig, …) are known by this shape. */
const shapes: readonly ObjectPath[] = [
  ['spec', 'template'],
  ['spec', 'jobTemplate', 'spec', 'template'],
];

/** Every pod spec of an object, with paths that start at `base`. Empty for kinds without pods. */
export function podSpecsOf(object: KubernetesObject, base: ObjectPath = []): readonly PodSpecPlace[] {
  const known = templates[`${groupOf(object)}/${String(object.kind)}`];
  if (known) return podAt(object, known, base) ?? [];
  for (const shape of shapes) {
    const found = podAt(object, shape, base);
    if (found && asList(found[0]?.spec['containers']).some(isRecord)) return found;
  }
  return [];
}

function podAt(object: KubernetesObject, template: ObjectPath, base: ObjectPath): readonly PodSpecPlace[] | undefined {
  const holder = template.reduce<unknown>((value, step) => asRecord(value)[step], object);
  const { spec, metadata } = asRecord(holder);
  if (!isRecord(spec)) return undefined;
  const at = [...base, ...template];
  return [
    {
      spec,
      path: [...at, 'spec'],
      metadata: asRecord(metadata),
      metadataPath: [...at, 'metadata'],
      bare: template.length === 0,
    },
  ];
}

/** Containers in the order they start: init containers and native sidecars, then the regular ones. */
export function containersOf({ spec, path }: PodSpecPlace): readonly ContainerPlace[] {
  const read = (key: string, roleOf: (container: PlainRecord) => ContainerPlace['role']): readonly ContainerPlace[] =>
    asList(spec[key]).flatMap((container, index) =>
      isRecord(container) ? [{ container, path: [...path, key, index], role: roleOf(container) }] : [],
    );
  return [
    ...read('initContainers', container => (container['restartPolicy'] === 'Always' ? 'sidecar' : 'init')),
    ...read('containers', () => 'regular'),
  ];
}
