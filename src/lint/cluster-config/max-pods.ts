import type { Path } from '../../yaml/place';
import type { Change, LintObject } from '../rule';
import { componentConfigs } from './component-configs';
import { flagsOf } from './flags';

/** How many pods a kubelet takes, where it is written. */
export interface MaxPods {
  readonly pods: number;
  readonly path: Path;
  set(pods: number): Change;
}

/** `maxPods` of kubelet configurations, and the flag `max-pods` in kubeadm's. */
export function maxPodsOf(target: LintObject): readonly MaxPods[] {
  const configs = componentConfigs(target).filter(({ kind }) => kind === 'KubeletConfiguration');
  const written = configs.flatMap(({ config, path: base }): MaxPods[] => {
    const pods = config['maxPods'];
    const path = [...base, 'maxPods'];
    // 0 means the default.
    if (typeof pods !== 'number' || pods <= 0) return [];
    return [{ pods, path, set: value => ({ op: 'set', path, value }) }];
  });
  const flags = flagsOf(target).filter(({ component, name, value }) => {
    return component === 'kubelet' && name === 'max-pods' && /^[1-9]\d*$/.test(value);
  });
  return [
    ...written,
    ...flags.map(({ value, path, set }) => ({ pods: Number(value), path, set: (pods: number) => set(String(pods)) })),
  ];
}
