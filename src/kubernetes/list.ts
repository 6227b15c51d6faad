import { asList, isRecord, type KubernetesObject, type ObjectPath } from './object';

/** An object of a file and where it stands: index of its document and path inside it. */
export interface PlacedObject {
  readonly object: KubernetesObject;
  readonly path: ObjectPath;
  readonly document: number;
}

/** Every object with apiVersion and kind in these documents; items of List kinds stand in their own right. */
export function objectsOf(documents: readonly { readonly value: unknown }[]): readonly PlacedObject[] {
  return documents.flatMap((document, index) => expand(document.value, [], index));
}

function expand(value: unknown, path: ObjectPath, document: number): readonly PlacedObject[] {
  if (!isRecord(value) || typeof value['apiVersion'] !== 'string' || typeof value['kind'] !== 'string') return [];
  if (value['kind'].endsWith('List') && Array.isArray(value['items'])) {
    return asList(value['items']).flatMap((item, index) => expand(item, [...path, 'items', index], document));
  }
  return [{ object: value, path, document }];
}
