import { parseQuantity, quantityToNumber } from '../../kubernetes/quantity';
import { CliError } from '../cli-error';

/** What a person asks of `headroom capacity`. */
export interface CapacityFlags {
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly namespace?: string;
  readonly snapshot?: string;
  /** A file with a Pod or workload; `for` is the same. */
  readonly pod?: string;
  readonly for?: string;
  readonly replicas?: number;
  readonly clusterCidr?: string;
  readonly nodeMask?: number;
  readonly maxPods?: number;
  readonly ciliumRatio?: number;
  readonly loadBalancers?: 'l2' | 'bgp' | 'cloud';
  readonly freeAddresses?: number;
  /** Bits a second. */
  readonly peak?: number;
  readonly link?: number;
  readonly format: 'pretty' | 'json';
}

/** Reads an option that counts something. */
export function counted(option: string, least = 1): (text: string) => number {
  return text => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least) return value;
    throw new CliError(`${option} takes a whole number from ${least} on, not "${text}".`, 2);
  };
}

/** Reads an option in bits a second: `800M`, `10G`. */
export function bits(option: string): (text: string) => number {
  return text => {
    const quantity = parseQuantity(text);
    const value = quantity === undefined ? 0 : quantityToNumber(quantity);
    if (value > 0) return value;
    throw new CliError(`${option} takes bits a second such as 800M or 10G, not "${text}".`, 2);
  };
}

/** Reads the share of a node's memory that Cilium's maps may take. */
export function ratio(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 1) return value;
  throw new CliError(`--cilium-ratio takes a share of memory above 0 and up to 1, such as 0.0025, not "${text}".`, 2);
}
