import type { Rule } from '../../rule';
import { apiVersionRemoved } from './api-version-removed';
import { droppedField } from './dropped-field';
import { flowSchemaInvalid } from './flow-schema-invalid';
import { flowSchemaMissing } from './flow-schema-missing';
import { flowSchemaSamePrecedence } from './flow-schema-same-precedence';
import { flowSchemaShadowed } from './flow-schema-shadowed';
import { flowSchemaSubjectUnknown } from './flow-schema-subject-unknown';
import { flowSchemaUnknownLevel } from './flow-schema-unknown-level';
import { priorityLevelInvalid } from './priority-level-invalid';
import { priorityLevelStarves } from './priority-level-starves';
import { priorityLevelUnused } from './priority-level-unused';
import { priorityLevelZeroShares } from './priority-level-zero-shares';

/** Rules about API Priority and Fairness. A new rule is one file and one line here. */
export const fairnessRules: readonly Rule[] = [
  flowSchemaInvalid,
  flowSchemaUnknownLevel,
  flowSchemaSamePrecedence,
  flowSchemaShadowed,
  flowSchemaSubjectUnknown,
  flowSchemaMissing,
  priorityLevelInvalid,
  priorityLevelUnused,
  priorityLevelZeroShares,
  priorityLevelStarves,
  apiVersionRemoved,
  droppedField,
];
