import {
  asString,
  groupOf,
  isRecord,
  nameOf,
  namespaceOf,
  textOf,
  type KubernetesObject,
} from '../../kubernetes/object';
import type { YamlFile } from '../../yaml/document';
import { readYaml } from '../../yaml/read';
import { objectsIn } from '../lint';
import type { LintObject } from '../rule';
import type { Compactor } from './compact';
import { isKustomizationName, readKustomization, type Kustomization } from './kustomization';

/** Bigger files are data, hardly manifests that others depend on. */
const biggest = 5_000_000;

/** Words without which a text holds neither an object nor values of Cilium. */
const manifest =
  /apiVersion|NativeRoutingCIDR|kubeProxyReplacement|bandwidthManager|cilium|hubble|routingMode|tunnelProtocol/;
const control = /\{\{-?\s*(if|range|with|define|block)\b/;

/** What the index keeps of one file. */
export interface FileFacts {
  readonly file: string;
  readonly objects: readonly LintObject[];
  /** The kinds of its objects; facts that are read when asked may name others as well. */
  readonly kinds: readonly string[];
  readonly kustomization?: Kustomization;
  /** The kustomization as an object: it is never applied, but it changes those that are. */
  readonly self?: LintObject;
  /** Some of it cannot be read, so it may hold anything. */
  readonly unreadable: boolean;
  /** It has `{{ }}` actions: what it holds depends on values. */
  readonly templated: boolean;
  /** Its objects, or parts of them, are there only under conditions. */
  readonly conditional: boolean;
  /** Everything that decides which files belong together: equal shapes, equal scopes. */
  readonly shape: string;
}

/** Reads what others may want to know of a file; most files that are no manifests are not even parsed. */
export function factsOf(file: string, content: string | YamlFile, compact: Compactor): FileFacts {
  const text = typeof content === 'string' ? content : content.text;
  const isKustomization = isKustomizationName(file);
  if (!isKustomization && !manifest.test(text)) return factsWithout(file, false);
  if (text.length > biggest) return factsWithout(file, true);
  const read = typeof content === 'string' ? readYaml(content) : content;
  if (isKustomization) {
    const kustomization = readKustomization(read);
    const shape = JSON.stringify(kustomization);
    return { ...factsWithout(file, false), kustomization, shape, ...selfOf(file, read, compact) };
  }
  const objects = objectsIn(read).map(({ object, path, document, form }) => {
    return { object: compact.copy(object), path, document, form, file };
  });
  const unreadable = read.problems.some(({ code }) => code !== 'duplicate-key');
  const { templated } = read;
  return new ObjectFacts(file, objects, unreadable, templated, templated && control.test(text));
}

/** A class, since there is one for every file, and the shape is only asked for when the file changes. */
class ObjectFacts implements FileFacts {
  readonly kinds: readonly string[];
  private known: string | undefined = undefined;

  constructor(
    readonly file: string,
    readonly objects: readonly LintObject[],
    readonly unreadable: boolean,
    readonly templated: boolean,
    readonly conditional: boolean,
  ) {
    this.kinds = kindsOf(objects);
  }

  get shape(): string {
    return (this.known ??= shapeOf(this));
  }
}

function shapeOf({ unreadable, templated, objects }: Omit<FileFacts, 'shape'>): string {
  return JSON.stringify([unreadable, templated, objects.map(({ object }) => identity(object) ?? object.kind)]);
}

const kindEntry = /\bkind["']?\s*:\s*(?:["']?([\w-]+)|[&*!>|?#])/g;

/**
 * As factsOf, for a file of which perhaps nothing but its kinds is ever asked: the text is read when more is. It stays in
 * memory until then.
 */
export function factsWhenAsked(file: string, text: string, compact: Compactor): FileFacts {
  if (isKustomizationName(file) || !manifest.test(text)) return factsOf(file, text, compact);
  const entries = [...text.matchAll(kindEntry)].map(([, kind]) => kind);
  // Whatever stands behind an anchor or in a block, only the reader can tell.
  if (entries.includes(undefined)) return factsOf(file, text, compact);
  const kinds = [...new Set(entries.flatMap(kind => kind ?? []))];
  return readWhenAsked({ file, kinds, shape: text }, () => factsOf(file, text, compact));
}

/** Facts of which the rest is read at the first question. */
export function readWhenAsked(known: Pick<FileFacts, 'file' | 'kinds' | 'shape'>, read: () => FileFacts): FileFacts {
  let facts: FileFacts | undefined;
  const all = (): FileFacts => (facts ??= read());
  return {
    ...known,
    get objects() {
      return all().objects;
    },
    get unreadable() {
      return all().unreadable;
    },
    get templated() {
      return all().templated;
    },
    get conditional() {
      return all().conditional;
    },
  };
}

function kindsOf(objects: readonly LintObject[]): readonly string[] {
  return [...new Set(objects.map(({ object }) => textOf(object.kind)))];
}

/** Its kind is often left out; to what it builds a component is the same. */
function selfOf(file: string, { documents }: YamlFile, compact: Compactor): Pick<FileFacts, 'self'> {
  const document = documents.findIndex(({ value }) => isRecord(value));
  const value = documents[document]?.value;
  if (!isRecord(value)) return {};
  return {
    self: { object: { ...compact.copy(value), kind: 'Kustomization' }, path: [], document, form: 'object', file },
  };
}

/** Facts of a file of which no object is known. */
export function factsWithout(file: string, unreadable: boolean): FileFacts {
  return { file, objects: [], kinds: [], unreadable, templated: false, conditional: false, shape: String(unreadable) };
}

/** What an object is called: group, kind, namespace and name; undefined when it has no sure name. */
export function identity(object: KubernetesObject): string | undefined {
  const name = nameOf(object);
  if (name === undefined) return undefined;
  return [groupOf(object), asString(object.kind), namespaceOf(object) ?? '', name].join('/');
}
