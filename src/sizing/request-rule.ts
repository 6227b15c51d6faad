import type { ContainerUse } from './use';

/** A way from measured use to a request. */
export interface RequestRule {
  readonly name: 'krr' | 'vpa' | 'samples';
  readonly inWords: { readonly cpu: string; readonly memory: string };
  /** With fewer points its authors give no advice. */
  readonly fewestPoints: number;
  /** The memory limit over the memory request: 1 sets both alike. */
  readonly limitOverRequest: number;
  /** Cores for a container, from its use in all pods; `undefined` of nothing. */
  readonly cpu: (uses: readonly ContainerUse[]) => number | undefined;
  /** Bytes, without regard to kills (see `recommend`). */
  readonly memory: (uses: readonly ContainerUse[]) => number | undefined;
}
