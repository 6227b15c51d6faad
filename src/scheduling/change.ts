import type { Taint } from './toleration';

/** One change of the pod, or of a node, as data. Amounts: cpu in thousandths, all else in units. */
export type Change =
  | { readonly kind: 'tolerate'; readonly taint: Taint }
  | {
      readonly kind: 'request less';
      readonly resource: string;
      readonly container: number;
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'drop nodeSelector'; readonly key: string; readonly value: string }
  | { readonly kind: 'drop required node affinity' }
  | { readonly kind: 'label node'; readonly node: string; readonly key: string; readonly value: string }
  | { readonly kind: 'drop required pod affinity' }
  | { readonly kind: 'drop required pod anti-affinity' }
  | { readonly kind: 'schedule anyway'; readonly topologyKey: string }
  | { readonly kind: 'drop host port'; readonly port: number };

/** What the scheduler would do after it. */
export interface Outcome {
  readonly change: Change;
  /** How many nodes would take the pod. */
  readonly feasible: number;
  readonly next: readonly string[];
}
