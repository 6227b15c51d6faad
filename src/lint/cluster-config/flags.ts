import { asList, asRecord, textOf } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';
import { podContainers } from '../containers';
import type { Change, LintObject } from '../rule';
import { componentConfigs, type ComponentConfig } from './component-configs';

export type Component = 'kube-apiserver' | 'kube-controller-manager' | 'kube-scheduler' | 'etcd' | 'kubelet';

/** A flag of a component, in kubeadm's extraArgs or in the command of a static pod. */
export interface Flag {
  readonly component: Component;
  readonly name: string;
  readonly value: string;
  /** Of the value, or of the argument that holds it. */
  readonly path: Path;
  /** The change that gives it another value. */
  set(value: string): Change;
}

/** Where kubeadm keeps extra arguments: a mapping before v1beta4, a list of name and value from it on. */
export interface ArgumentPlace {
  readonly component: Component;
  readonly path: Path;
  readonly args: unknown;
  readonly isList: boolean;
}

const places: readonly (readonly [kinds: readonly string[], path: readonly string[], component: Component])[] = [
  [['ClusterConfiguration'], ['apiServer'], 'kube-apiserver'],
  [['ClusterConfiguration'], ['controllerManager'], 'kube-controller-manager'],
  [['ClusterConfiguration'], ['scheduler'], 'kube-scheduler'],
  [['ClusterConfiguration'], ['etcd', 'local'], 'etcd'],
  [['InitConfiguration', 'JoinConfiguration'], ['nodeRegistration'], 'kubelet'],
];

/** Every flag that an object gives to components of the cluster. */
export function flagsOf(target: LintObject): readonly Flag[] {
  if (target.form !== 'object') return [];
  if (target.object.kind === 'Pod') return commandFlags(target);
  return componentConfigs(target).flatMap(argumentPlaces).flatMap(placeFlags);
}

/** Where a configuration of kubeadm holds, or would hold, extra arguments. */
export function argumentPlaces({ kind, apiVersion, config, path }: ComponentConfig): readonly ArgumentPlace[] {
  return places
    .filter(([kinds]) => kinds.includes(kind))
    .map(([, steps, component]) => {
      const key = component === 'kubelet' ? 'kubeletExtraArgs' : 'extraArgs';
      const args = steps.reduce<unknown>((value, step) => asRecord(value)[step], config);
      const written = asRecord(args)[key];
      const isList = Array.isArray(written) || (written === undefined && apiVersion === 'kubeadm.k8s.io/v1beta4');
      return { component, path: [...path, ...steps, key], args: written, isList };
    });
}

function placeFlags({ component, path, args }: ArgumentPlace): readonly Flag[] {
  if (!Array.isArray(args)) {
    return Object.entries(asRecord(args)).flatMap(([name, value]) => flag(component, name, value, [...path, name]));
  }
  return args.flatMap((entry: unknown, index) => {
    const { name, value } = asRecord(entry);
    return typeof name === 'string' ? flag(component, name, value, [...path, index, 'value']) : [];
  });
}

function flag(component: Component, name: string, value: unknown, path: Path): readonly Flag[] {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return [];
  return [{ component, name, value: String(value), path, set: next => ({ op: 'set', path, value: next }) }];
}

const components: readonly string[] = ['kube-apiserver', 'kube-controller-manager', 'kube-scheduler', 'etcd'];

/** `--name=value` in the command or the arguments of the containers of a static pod. */
function commandFlags(target: LintObject): readonly Flag[] {
  return podContainers(target).flatMap(({ fields: container, path }) => {
    const lists = ['command', 'args'].map(key => ({ words: asList(container[key]), path: [...path, key] }));
    const program =
      textOf(lists.find(({ words }) => words.length > 0)?.words[0])
        .split('/')
        .at(-1) ?? '';
    if (!isComponent(program)) return [];
    return lists.flatMap(list =>
      list.words.flatMap((word, index) => commandFlag(program, word, [...list.path, index])),
    );
  });
}

function isComponent(name: string): name is Component {
  return components.includes(name);
}

function commandFlag(component: Component, word: unknown, path: Path): readonly Flag[] {
  const [, name, value] = (typeof word === 'string' && /^--?([\w-]+)=(.*)$/s.exec(word)) || [];
  if (name === undefined || value === undefined) return [];
  return [{ component, name, value, path, set: next => ({ op: 'set', path, value: `--${name}=${next}` }) }];
}
