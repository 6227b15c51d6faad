import { asRecord, isRecord, type KubernetesObject } from '../../kubernetes/object';

/** Longer texts are cut: no rule reads on in another file. */
export const longestText = 500;
/** More texts than this are not worth remembering: sharing starts anew. */
const mostTexts = 100_000;
/** Never looked at across files, and often most of a file. */
const dropped = new Set(['data', 'binaryData', 'stringData', 'status']);

/** Copies objects into as little memory as rules of other files need; equal texts are stored once. */
export interface Compactor {
  /** The same for the same object: a copy without payload, status, managed fields and CRD schemas; paths stay those of the original. */
  copy(object: KubernetesObject): KubernetesObject;
}

export function compactor(): Compactor {
  const texts = new Map<string, string>();
  const share = (text: string): string => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    if (texts.size >= mostTexts) texts.clear();
    const own = detached(text.length > longestText ? text.slice(0, longestText) : text);
    texts.set(own, own);
    return own;
  };
  const copies = new WeakMap<KubernetesObject, KubernetesObject>();
  return {
    copy(object) {
      const copy = copies.get(object) ?? (copyOf(pruned(object), share, new Map()) as KubernetesObject);
      copies.set(object, copy);
      return copy;
    },
  };
}

/** For an index that does not live long: no copies, only the payload is left out. */
export const withoutCopies: Compactor = { copy: pruned };

function pruned(object: KubernetesObject): KubernetesObject {
  const isSlim = object.kind !== 'CustomResourceDefinition' && !('managedFields' in asRecord(object.metadata));
  if (isSlim && !Object.keys(object).some(key => dropped.has(key))) return object;
  const kept = Object.fromEntries(Object.entries(object).filter(([key]) => !dropped.has(key)));
  if (isRecord(kept['metadata'])) kept['metadata'] = { ...kept['metadata'], managedFields: undefined };
  if (object.kind === 'CustomResourceDefinition') {
    const { group, names, scope } = asRecord(object['spec']);
    kept['spec'] = { group, names, scope };
  }
  return kept;
}

/** What an anchor shares stays shared. */
function copyOf(value: unknown, share: (text: string) => string, copies: Map<object, unknown>): unknown {
  if (typeof value === 'string') return share(value);
  if (typeof value !== 'object' || value === null) return value;
  const known = copies.get(value);
  if (known !== undefined) return known;
  const copy = Array.isArray(value)
    ? value.map(item => copyOf(item, share, copies))
    : copyOfRecord(value as Readonly<Record<string, unknown>>, share, copies);
  copies.set(value, copy);
  return copy;
}

function copyOfRecord(
  record: Readonly<Record<string, unknown>>,
  share: (text: string) => string,
  copies: Map<object, unknown>,
): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(record)) {
    if (record[key] !== undefined && key !== '__proto__') copy[share(key)] = copyOf(record[key], share, copies);
  }
  return copy;
}

/** A slice of a text keeps the whole text in memory; this does not. */
function detached(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
