import type { OptionValue, Rule, RuleOptions, Severity } from './rule';

/** What .headroom.yaml says of one rule for one file. */
export interface RuleSetting {
  readonly severity?: Severity | 'off';
  readonly options?: Readonly<Record<string, OptionValue>>;
}

/** The settings of one file, by rule id. */
export type RuleSettings = (rule: string) => RuleSetting | undefined;

export const defaultRuleSettings: RuleSettings = () => undefined;

/** Whether a rule speaks, and its options with defaults filled in. */
export function settingOf(
  { meta }: Rule,
  settings: RuleSettings,
): { severity?: Severity; options: RuleOptions } | 'off' {
  const { severity = meta.offByDefault ? 'off' : undefined, options = {} } = settings(meta.id) ?? {};
  if (severity === 'off') return 'off';
  const defaults = Object.fromEntries((meta.options ?? []).map(({ name, default: value }) => [name, value]));
  return { ...(severity ? { severity } : {}), options: { ...defaults, ...options } };
}
