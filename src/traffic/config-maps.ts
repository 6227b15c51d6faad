import type { Make, MadeObject } from './made-object';

/** Where ConfigMaps of a namespace are. */
export const configMapsPath = (namespace: string): string => `/api/v1/namespaces/${namespace}/configmaps`;

/** A ConfigMap with this many bytes of data. */
export function configMapObject(make: Make, namespace: string, name: string, bytes: number): MadeObject {
  return make(configMapsPath(namespace), 'v1', 'ConfigMap', name, { data: { padding: 'x'.repeat(bytes) } });
}
