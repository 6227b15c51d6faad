import type { Rule } from '../../rule';
import { bandwidthMisplaced } from './bandwidth-misplaced';
import { bandwidthMissing } from './bandwidth-missing';
import { bandwidthValue } from './bandwidth-value';

/** Rules about bandwidth annotations. A new rule is one file and one line here. */
export const bandwidthRules: readonly Rule[] = [bandwidthValue, bandwidthMisplaced, bandwidthMissing];
