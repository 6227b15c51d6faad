import type { Rule } from './rule';
import { apiVersionRemoved } from './rules/api-version-removed';
import { bandwidthMisplaced } from './rules/bandwidth-misplaced';
import { bandwidthMissing } from './rules/bandwidth-missing';
import { bandwidthValue } from './rules/bandwidth-value';
import { cpuRequestMissing } from './rules/cpu-request-missing';
import { flowSchemaInvalid } from './rules/flow-schema-invalid';
import { flowSchemaMissing } from './rules/flow-schema-missing';
import { memoryRequestMissing } from './rules/memory-request-missing';
import { quantitySuspicious } from './rules/quantity-suspicious';
import { requestAboveLimit } from './rules/request-above-limit';

/** Every rule over objects. A new rule is one file and one line here. */
export const rules: readonly Rule[] = [
  cpuRequestMissing,
  memoryRequestMissing,
  requestAboveLimit,
  quantitySuspicious,
  bandwidthValue,
  bandwidthMisplaced,
  bandwidthMissing,
  flowSchemaInvalid,
  flowSchemaMissing,
  apiVersionRemoved,
];
