import type { Rule } from '../../rule';
import { cpuLimitThrottles } from './cpu-limit-throttles';
import { cpuRequestMissing } from './cpu-request-missing';
import { ephemeralStorageMissing } from './ephemeral-storage-missing';
import { heapAboveLimit } from './heap-above-limit';
import { memoryLimitMissing } from './memory-limit-missing';
import { memoryRequestMissing } from './memory-request-missing';
import { overcommitRatio } from './overcommit-ratio';
import { quantityInvalid } from './quantity-invalid';
import { quantitySuspicious } from './quantity-suspicious';
import { quotaRefuses } from './quota-refuses';
import { requestAboveLimit } from './request-above-limit';
import { resourcesMisplaced } from './resources-misplaced';

/** Rules about requests and limits. A new rule is one file and one line here. */
export const resourcesRules: readonly Rule[] = [
  cpuRequestMissing,
  memoryRequestMissing,
  memoryLimitMissing,
  requestAboveLimit,
  quantityInvalid,
  quantitySuspicious,
  resourcesMisplaced,
  cpuLimitThrottles,
  heapAboveLimit,
  quotaRefuses,
  overcommitRatio,
  ephemeralStorageMissing,
];
