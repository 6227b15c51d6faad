import type { Rule } from '../../rule';
import { bandwidthIgnored } from './bandwidth-ignored';
import { bandwidthMisplaced } from './bandwidth-misplaced';
import { bandwidthMissing } from './bandwidth-missing';
import { bandwidthOneWay } from './bandwidth-one-way';
import { bandwidthSlow } from './bandwidth-slow';
import { bandwidthValue } from './bandwidth-value';

/** Rules about bandwidth annotations. A new rule is one file and one line here. */
export const bandwidthRules: readonly Rule[] = [
  bandwidthValue,
  bandwidthMisplaced,
  bandwidthIgnored,
  bandwidthOneWay,
  bandwidthSlow,
  bandwidthMissing,
];
