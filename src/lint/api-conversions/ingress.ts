import { asList, asRecord, isRecord, type PlainRecord } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import { isTemplated } from '../../yaml/templated';
import type { Converted } from '../api-conversions';
import type { Change } from '../rule';

/** Ingress of v1: backends name a service with its port, and every path says how it matches. */
export function ingressChanges(spec: PlainRecord, at: Path): Converted | undefined {
  const rules = asList(spec['rules']).flatMap((rule, index) =>
    asList(asRecord(asRecord(rule)['http'])['paths']).map((path, position) => ({
      path: asRecord(path),
      at: [...at, 'rules', index, 'http', 'paths', position],
    })),
  );
  const backends = [
    ...rules.map(one => backendChanges(one.path['backend'], [...one.at, 'backend'])),
    backendChanges(spec['backend'], [...at, 'backend']),
  ];
  if (backends.some(changes => changes === undefined)) return undefined;
  const types = rules
    .filter(({ path }) => !('pathType' in path))
    .map((one): Change => ({ op: 'set', path: [...one.at, 'pathType'], value: 'ImplementationSpecific' }));
  const rename: readonly Change[] =
    'backend' in spec ? [{ op: 'rename', path: [...at, 'backend'], key: 'defaultBackend' }] : [];
  return { changes: [...backends.flatMap(changes => changes ?? []), ...types, ...rename], safe: true };
}

/** `undefined` when a template decides whether the port is a number or a name. */
function backendChanges(value: unknown, at: Path): readonly Change[] | undefined {
  const backend = asRecord(value);
  const { serviceName, servicePort } = backend;
  if (isTemplated(value) || isTemplated(servicePort)) return undefined;
  if (!isRecord(value) || !('serviceName' in backend || 'servicePort' in backend)) return [];
  const port = typeof servicePort === 'number' ? { number: servicePort } : { name: servicePort };
  if (isTemplated(serviceName)) return undefined;
  return [
    { op: 'set', path: [...at, 'service'], value: { name: serviceName, port } },
    ...['serviceName', 'servicePort']
      .filter(key => key in backend)
      .map((key): Change => ({ op: 'remove', path: [...at, key] })),
  ];
}
