import { asList, asRecord } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import type { Change, LintObject } from '../rule';
import { componentConfigs, type ComponentConfig } from './component-configs';
import { argumentPlaces, flagsOf, type ArgumentPlace } from './flags';

/** Where a component of the control plane answers for its metrics. */
export interface Binding {
  readonly component: string;
  readonly reach: 'open' | 'local' | 'unset';
  readonly path: Path;
  /** An address that the whole network reaches. */
  readonly value: string;
  /** The change that writes it. */
  readonly open: Change;
}

/** The flag that says it, and an open value. Unset, kubeadm writes 127.0.0.1 for all of them. */
const flagOf: Readonly<Record<string, { readonly name: string; readonly value: string }>> = {
  'kube-controller-manager': { name: 'bind-address', value: '0.0.0.0' },
  'kube-scheduler': { name: 'bind-address', value: '0.0.0.0' },
  etcd: { name: 'listen-metrics-urls', value: 'http://0.0.0.0:2381' },
};
const proxyAddress = '0.0.0.0:10249';

/** Every component that an object configures, and whether its metrics are reached from outside the node. */
export function bindings(target: LintObject): readonly Binding[] {
  const written = flagsOf(target).flatMap(({ component, name, value, path, set }): Binding[] => {
    const flag = flagOf[component];
    if (flag?.name !== name) return [];
    return [{ component, reach: reachOf(value), path, value: flag.value, open: set(flag.value) }];
  });
  const configs = componentConfigs(target);
  const places = configs.filter(({ config }) => !('external' in asRecord(config['etcd']))).flatMap(argumentPlaces);
  const missing = places.filter(({ component }) => !written.some(one => one.component === component)).flatMap(unset);
  return [...written, ...missing, ...configs.flatMap(proxy)];
}

function unset({ component, path, args, isList }: ArgumentPlace): readonly Binding[] {
  const flag = flagOf[component];
  if (!flag) return [];
  const { name, value } = flag;
  const at = isList ? [...path, asList(args).length] : [...path, name];
  const open: Change = { op: 'set', path: at, value: isList ? { name, value } : value };
  return [{ component, reach: 'unset', path: at, value, open }];
}

function proxy({ kind, config, path }: ComponentConfig): readonly Binding[] {
  if (kind !== 'KubeProxyConfiguration') return [];
  const address = config['metricsBindAddress'] ?? '';
  if (typeof address !== 'string') return [];
  const at = [...path, 'metricsBindAddress'];
  const open: Change = { op: 'set', path: at, value: proxyAddress };
  return [{ component: 'kube-proxy', reach: reachOf(address), path: at, value: proxyAddress, open }];
}

/** Of an address, or of URLs with commas between them. */
function reachOf(value: string): Binding['reach'] {
  if (value === '') return 'unset';
  const hosts = value.split(',').map(part => part.trim().replace(/^https?:\/\//, ''));
  return hosts.every(host => /^(127\.|localhost(:|$)|\[::1\]|::1$)/.test(host)) ? 'local' : 'open';
}
