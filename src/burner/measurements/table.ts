import type { Measurement } from './measurement';
import { podLatency } from './pod-latency';

/** Every measurement; a config with others is refused before (burner-config/unsupported.ts). */
export const measurements: readonly Measurement[] = [podLatency];
