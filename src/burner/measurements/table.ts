import type { Measurement } from './measurement';
import { jobLatency } from './job-latency';
import { nodeLatency } from './node-latency';
import { podLatency } from './pod-latency';
import { pvcLatency } from './pvc-latency';
import { serviceLatency } from './service/service-latency';

/** Every measurement; a config with others is refused before (burner-config/unsupported.ts). */
export const measurements: readonly Measurement[] = [podLatency, jobLatency, pvcLatency, nodeLatency, serviceLatency];
