import * as l10n from '@vscode/l10n';
import { annotationsOf, asString, nameOf, namespaceOf, type PlainRecord } from '../../../kubernetes/object';
import { isOnlyOne } from '../../links/only-one';
import { ofKind } from '../../of-kind';
import type { LintContext, LintObject, Rule } from '../../rule';
import { isEntrance, portsOf, serviceSpec } from './services';

export const loadBalancerPerService: Rule = {
  meta: {
    id: 'load-balancer-per-service',
    title: 'Several load balancers that could be one',
    severity: 'info',
    category: 'network',
    acrossFiles: true,
    options: [
      { name: 'services', description: 'Say so from this number of Services of one namespace on.', default: 2 },
    ],
    why: 'Every Service of type LoadBalancer gets a load balancer and an address of its own: each costs, each opens its connections and TLS sessions anew, and MetalLB pools run empty. HTTP can share one, told apart by host name and path.',
    whatToDo:
      'Put one Ingress or Gateway in front, and make the Services ClusterIP. With MetalLB, Services of different ports can also share an address with the annotation `metallb.io/allow-shared-ip`.',
    links: [
      { title: 'Gateway API', url: 'https://kubernetes.io/docs/concepts/services-networking/gateway/' },
      { title: 'Ingress', url: 'https://kubernetes.io/docs/concepts/services-networking/ingress/' },
    ],
  },
  about: { kinds: ['Service'] },
  check(target, context, options) {
    if (!isOneOfMany(target, context)) return [];
    const like = ofKind(context, 'Service').filter(other => isOneOfMany(other, context) && sharesWith(other, target));
    const names = [...new Set(like.flatMap(({ object }) => nameOf(object) ?? []))];
    const first = like.find(({ file }) => file === undefined);
    if (names.length < Number(options['services']) || first !== target) return [];
    return [
      {
        path: [...target.path, 'spec', 'type'],
        message: l10n.t`${names.length} Services (${shortList(names)}) take a load balancer each for HTTP. Share one through an Ingress or Gateway.`,
        related: like
          .filter(other => other !== target)
          .map(of => ({ of, path: [...of.path, 'spec', 'type'], message: l10n.t`Takes one, too` })),
      },
    ];
  },
};

/** An HTTP Service with a load balancer of its own that is no entrance for others already. */
function isOneOfMany(target: LintObject, context: LintContext): boolean {
  const spec = serviceSpec(target);
  if (spec?.['type'] !== 'LoadBalancer' || isEntrance(target) || !isOnlyOne(target, context)) return false;
  const shares = Object.keys(annotationsOf(target.object)).some(key => /allow-shared-ip|sharing-key/.test(key));
  const ports = portsOf(spec);
  return !shares && ports.length > 0 && ports.every(isHttp);
}

function isHttp({ port, name, appProtocol, protocol }: PlainRecord): boolean {
  if (protocol !== undefined && protocol !== 'TCP') return false;
  if (typeof appProtocol === 'string') return /^(https?|kubernetes\.io\/(h2c|wss?))$/i.test(appProtocol);
  return [80, 443, 8080, 8443].some(usual => usual === port) || /^https?(-|$)/.test(asString(name) ?? '');
}

/** Same namespace and class, and both inside or both outside. */
function sharesWith(other: LintObject, target: LintObject): boolean {
  const kindOf = (one: LintObject): string =>
    JSON.stringify([namespaceOf(one.object), serviceSpec(one)?.['loadBalancerClass'], isInternal(one)]);
  return kindOf(other) === kindOf(target);
}

function isInternal({ object }: LintObject): boolean {
  return Object.entries(annotationsOf(object)).some(([key, value]) => /internal/i.test(`${key} ${value}`));
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 4).join(', ');
  return names.length > 4 ? `${shown}, …` : shown;
}
