/** A plain object as read from a manifest: nothing about its shape is promised. */
export interface KubernetesObject {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly metadata?: unknown;
  readonly [key: string]: unknown;
}

/** The way to a value inside an object: mapping keys and list indices. */
export type ObjectPath = readonly (string | number)[];

export type PlainRecord = Readonly<Record<string, unknown>>;

/** The value as a mapping; an empty one when it is anything else. */
export function asRecord(value: unknown): PlainRecord {
  return isRecord(value) ? value : {};
}

export function isRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a list; an empty one when it is anything else. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The text of a scalar, however it is written; empty for all else: not every list or mapping can become a text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

export function nameOf(object: KubernetesObject): string | undefined {
  return asString(asRecord(object.metadata)['name']);
}

export function namespaceOf(object: KubernetesObject): string | undefined {
  return asString(asRecord(object.metadata)['namespace']);
}

/** The object with its namespace written: its own, or this one where it names none. */
export function withNamespace(object: KubernetesObject, namespace: string): KubernetesObject {
  return { ...object, metadata: { ...asRecord(object.metadata), namespace: namespaceOf(object) ?? namespace } };
}

/** Labels that are strings; others are not labels to the API server either. */
export function labelsOf(object: KubernetesObject): Readonly<Record<string, string>> {
  return stringsOf(asRecord(object.metadata)['labels']);
}

export function annotationsOf(object: KubernetesObject): Readonly<Record<string, string>> {
  return stringsOf(asRecord(object.metadata)['annotations']);
}

/** The entries of a mapping whose values are strings. */
export function stringsOf(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(asRecord(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** `apps` of `apps/v1`, empty for the core group. */
export function groupOf(object: KubernetesObject): string {
  const apiVersion = asString(object.apiVersion) ?? '';
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
