import type { Rule } from '../../rule';
import { apiVersionRemoved } from './api-version-removed';
import { flowSchemaInvalid } from './flow-schema-invalid';
import { flowSchemaMissing } from './flow-schema-missing';

/** Rules about API Priority and Fairness. A new rule is one file and one line here. */
export const fairnessRules: readonly Rule[] = [flowSchemaInvalid, flowSchemaMissing, apiVersionRemoved];
