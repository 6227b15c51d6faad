import type { PlacedFinding } from '../placed-finding';
import type { RuleSetting } from '../rule-settings';
import type { Matcher } from './pattern';

/** What is said of rules, by id. */
export type RuleTable = ReadonlyMap<string, RuleSetting>;

/** What one .headroom.yaml says; what is wrong in it is left out and found. */
export interface ParsedSettings {
  /** Files above this one do not count. */
  readonly root: boolean;
  readonly rules: RuleTable;
  readonly ignore: readonly Matcher[];
  readonly overrides: readonly { readonly files: readonly Matcher[]; readonly rules: RuleTable }[];
  readonly findings: readonly PlacedFinding[];
}
