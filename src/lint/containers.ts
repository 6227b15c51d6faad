import { asRecord, asString, isRecord, type PlainRecord } from '../kubernetes/object';
import { containersOf, podSpecsOf, type ContainerPlace, type PodSpecPlace } from '../kubernetes/pod-specs';
import type { Path } from '../yaml/place';
import type { LintObject } from './rule';

/** A container with its place in the document. */
export interface Container {
  readonly name: string;
  readonly path: Path;
  /** As written; anything. */
  readonly resources: unknown;
  /** The spec of its pod. */
  readonly pod: PlainRecord;
  /** Everything that is written of it. */
  readonly fields: PlainRecord;
  readonly role: ContainerPlace['role'];
}

/** The pods' metadata and spec of an object, with places in the document. */
export interface PodTemplate {
  readonly pod: PlainRecord;
  readonly podPath: Path;
  readonly metadataPath: Path;
  readonly annotations: PlainRecord;
  readonly labels: PlainRecord;
  /** A bare Pod: its metadata is the object's. */
  readonly bare: boolean;
}

/** A `resources` mapping and whose it is. */
export interface ResourceBlock {
  readonly resources: PlainRecord;
  readonly path: Path;
  /** `container "web"` or `the pod`. */
  readonly holder: string;
  /** The object in which it stands. */
  readonly of: LintObject;
}

/**
 * Containers that run beside each other and so must ask for resources. Ordinary init containers run before the others and
 * do not count, unless `initContainers` asks for them too.
 */
export function askedContainers(
  target: LintObject,
  { initContainers = false }: { readonly initContainers?: boolean } = {},
): readonly Container[] {
  return podContainers(target).filter(({ role }) => initContainers || role !== 'init');
}

/** Every container of an object's pods, in the order they start. */
export function podContainers(target: LintObject): readonly Container[] {
  const made = known.get(target) ?? readPods(target);
  return (made.containers ??= made.pods.flatMap(pod =>
    containersOf(pod).map(({ container, path, role }) => ({
      name: calledAs(container, path),
      path,
      resources: container['resources'],
      pod: pod.spec,
      fields: container,
      role,
    })),
  ));
}

/** The pod templates of an object; a bare Pod is its own. */
export function podTemplates(target: LintObject): readonly PodTemplate[] {
  return podsOf(target).map(({ spec, path, metadata, metadataPath, bare }) => ({
    pod: spec,
    podPath: path,
    metadataPath,
    annotations: asRecord(metadata['annotations']),
    labels: asRecord(metadata['labels']),
    bare,
  }));
}

/** Every `resources` mapping of an object: of all containers, and of the pods themselves. */
export function resourceBlocks(target: LintObject): readonly ResourceBlock[] {
  return podsOf(target).flatMap(pod => {
    const holders = [
      { holder: 'the pod', fields: pod.spec, at: pod.path },
      ...containersOf(pod).map(({ container, path }) => ({
        holder: `container "${calledAs(container, path)}"`,
        fields: container,
        at: path,
      })),
    ];
    return holders.flatMap(({ holder, fields, at }) => {
      const { resources } = fields;
      return isRecord(resources) ? [{ resources, path: [...at, 'resources'], holder, of: target }] : [];
    });
  });
}

/** Whether an object makes pods, as far as it is written. */
export function hasPods(target: LintObject): boolean {
  return podsOf(target).length > 0;
}

/** The pods of an object; its containers once somebody asked for them. */
interface Made {
  readonly pods: readonly PodSpecPlace[];
  containers?: readonly Container[];
}

/** Most rules ask the same object for its pods. */
const known = new WeakMap<LintObject, Made>();
const nothing: Made = { pods: [], containers: [] };

function podsOf(target: LintObject): readonly PodSpecPlace[] {
  return (known.get(target) ?? readPods(target)).pods;
}

function readPods(target: LintObject): Made {
  const pods = podSpecsOf(target.object, target.path);
  const made = pods.length > 0 ? { pods } : nothing;
  known.set(target, made);
  return made;
}

/** Its name; when it has none, as in Knative, or a template makes it, its place from 1. */
function calledAs(container: PlainRecord, path: Path): string {
  return asString(container['name']) || `#${Number(path.at(-1)) + 1}`;
}
