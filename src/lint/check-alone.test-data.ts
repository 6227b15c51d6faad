import type { KubernetesObject } from '../kubernetes/object';
import { noNeighbours } from './neighbours';
import type { Finding, LintObject, Rule } from './rule';
import { defaultRuleSettings, settingOf } from './rule-settings';

/** What one rule says of one object that stands alone, with its options as they are by default. */
export function checkAlone(rule: Rule, object: KubernetesObject): readonly Finding[] {
  const target: LintObject = { object, path: [], document: 0, form: 'object' };
  const setting = settingOf(rule, id =>
    id === rule.meta.id ? { severity: rule.meta.severity } : defaultRuleSettings(id),
  );
  if (setting === 'off') return [];
  return rule.check(target, { objects: [target], neighbours: noNeighbours }, setting.options);
}
