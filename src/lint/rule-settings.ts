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

/** Findings that no rule over objects makes (of texts and kube-burner configs), as .headroom.yaml wants them. */
export function asSet<Found extends { readonly rule: string; readonly severity: Severity }>(
  findings: readonly Found[],
  settings: RuleSettings,
): readonly Found[] {
  return findings.flatMap(finding => {
    const { severity = finding.severity } = settings(finding.rule) ?? {};
    return severity === 'off' ? [] : [{ ...finding, severity }];
  });
}
