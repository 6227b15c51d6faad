import * as l10n from '@vscode/l10n';
import { annotationsOf, isRecord, nameOf, namespaceOf } from '../../../kubernetes/object';
import { ofKind } from '../../of-kind';
import type { Finding, LintContext, LintObject, Rule } from '../../rule';
import { portsOf, serviceSpec } from './services';

/** Lowest port of the default range, and of its part that the API server leaves to people (KEP-3668). */
const firstPort = 30_000;

export const nodePortRandom: Rule = {
  meta: {
    id: 'node-port-random',
    title: 'A node port that is drawn by lot',
    severity: 'hint',
    category: 'network',
    why: 'When `nodePort` is left open, the API server draws one from 30000–32767: another in each cluster, and another when the Service is made anew. External load balancers, firewalls and load generators that know the old one then send to nobody.',
    whatToDo:
      'Set `nodePort`, best in 30000–30085, which the API server uses last for its draws. Or put an Ingress or Gateway in front and need none.',
    links: [
      {
        title: 'Service: type NodePort',
        url: 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport',
      },
    ],
  },
  about: { kinds: ['Service'] },
  check(target, context) {
    const spec = serviceSpec(target);
    if (spec?.['type'] !== 'NodePort' || isReadByController(target, context)) return [];
    const open = portsOf(spec).flatMap((port, index) =>
      port['nodePort'] === undefined && typeof port['port'] === 'number' ? [{ port: port['port'], index }] : [],
    );
    if (open.length === 0) return [];
    const free = freePorts(open.length, context);
    return open.map(({ port, index }, rank): Finding => {
      const path = [...target.path, 'spec', 'ports', index, 'nodePort'];
      const value = free[rank] ?? firstPort;
      return {
        path,
        message: l10n.t`The node port of port ${port} is left open, so every cluster draws another from 30000–32767. Set nodePort.`,
        fixes: [
          {
            title: l10n.t`Set nodePort to ${value}`,
            safe: false,
            changes: [{ op: 'set', path, value }],
            placeholder: path,
          },
        ],
      };
    });
  },
};

/** An Ingress controller of a cloud asks for the port and does not mind which it is; a Rollout shares its Services with one. */
function isReadByController({ object }: LintObject, context: LintContext): boolean {
  const keys = Object.keys(annotationsOf(object));
  if (keys.some(key => /^(cloud\.google\.com|alb\.ingress\.kubernetes\.io|beta\.cloud\.google\.com)\//.test(key)))
    return true;
  const name = nameOf(object);
  return ['Ingress', 'Rollout'].some(kind =>
    ofKind(context, kind).some(
      ({ object: other }) => namespaceOf(other) === namespaceOf(object) && mentions(other['spec'], name),
    ),
  );
}

function mentions(value: unknown, name: string | undefined): boolean {
  if (Array.isArray(value)) return value.some(item => mentions(item, name));
  return isRecord(value) ? Object.values(value).some(item => mentions(item, name)) : value === name;
}

/** The lowest ports that no Service in sight has. */
function freePorts(count: number, context: LintContext): readonly number[] {
  const taken = new Set(
    ofKind(context, 'Service').flatMap(service => portsOf(serviceSpec(service) ?? {}).map(({ nodePort }) => nodePort)),
  );
  const free: number[] = [];
  for (let port = firstPort; free.length < count; port++) if (!taken.has(port)) free.push(port);
  return free;
}
