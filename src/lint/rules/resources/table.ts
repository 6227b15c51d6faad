import type { Rule } from '../../rule';
import { cpuRequestMissing } from './cpu-request-missing';
import { memoryRequestMissing } from './memory-request-missing';
import { quantitySuspicious } from './quantity-suspicious';
import { requestAboveLimit } from './request-above-limit';

/** Rules about requests and limits. A new rule is one file and one line here. */
export const resourcesRules: readonly Rule[] = [
  cpuRequestMissing,
  memoryRequestMissing,
  requestAboveLimit,
  quantitySuspicious,
];
