import type { Rule, RuleOptions, Severity } from './rule';
import { settingOf, type RuleSettings } from './rule-settings';
import { rules } from './rules';

/** A rule that speaks in a file, and how. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly severity?: Severity;
  readonly options: RuleOptions;
}

const known = new WeakMap<RuleSettings, readonly ActiveRule[]>();

/** The rules that speak under these settings. */
export function activeRules(settings: RuleSettings): readonly ActiveRule[] {
  const active = known.get(settings) ?? readActive(settings);
  known.set(settings, active);
  return active;
}

function readActive(settings: RuleSettings): readonly ActiveRule[] {
  return rules.flatMap(rule => {
    const setting = settingOf(rule, settings);
    return setting === 'off' ? [] : [{ rule, ...setting }];
  });
}
