import { asList, asRecord, isRecord, namespaceOf, type PlainRecord } from '../../../kubernetes/object';
import { isTemplated } from '../../../yaml/templated';
import { podsInSight, type PodsInSight } from '../../links/pods-in-sight';
import { meetsAll, plainRequirementsOf } from '../../links/selects';
import type { LintContext, LintObject } from '../../rule';

/** The spec of a Service of the core API; `undefined` for every other object. */
export function serviceSpec({ object }: LintObject): PlainRecord | undefined {
  return object.apiVersion === 'v1' && object.kind === 'Service' && isRecord(object['spec'])
    ? object['spec']
    : undefined;
}

export function portsOf(spec: PlainRecord): readonly PlainRecord[] {
  return asList(spec['ports']).map(asRecord);
}

/** The workloads in sight whose pods the Service surely selects. */
export function backendsOf(service: LintObject, context: LintContext): readonly PodsInSight[] {
  const selector = serviceSpec(service)?.['selector'];
  const requirements = plainRequirementsOf(selector);
  if (requirements.length === 0 || isTemplated(selector)) return [];
  return podsInSight(context).filter(
    ({ namespace, labels }) => namespace === namespaceOf(service.object) && meetsAll(requirements, labels) === true,
  );
}

const proxies =
  /ingress|gateway|\bgw\b|proxy|traefik|nginx-controller|contour|envoy|haproxy|kong|istio|ambassador|emissary|apisix|caddy/i;

/** A Service in front of an ingress controller, gateway or proxy, by its name and labels. */
export function isEntrance({ object }: LintObject): boolean {
  const { name, labels } = asRecord(object.metadata);
  const { selector } = asRecord(object['spec']);
  const words = [name, ...Object.values(asRecord(labels)), ...Object.entries(asRecord(selector)).flat()];
  return words.some(word => isTemplated(word) || (typeof word === 'string' && proxies.test(word)));
}
