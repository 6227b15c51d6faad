import type { OptionValue, RuleMeta } from '../../lint/rule';
import type { Path } from '../../yaml/place';
import { defaultSeverity, insideRules, ruleNamed, settingsKeysAt } from './settings-words';

/** Explains what stands at a path of a .headroom.yaml: a rule with its options, an option, or a key. */
export function explainSettings(path: Path): string | undefined {
  const [id, name, ...deeper] = insideRules(path) ?? [];
  const rule = ruleNamed(id);
  if (rule && (name === undefined || name === 'severity')) return ruleText(rule);
  const option = rule?.options?.find(one => one.name === name);
  if (option && deeper.length === 0) {
    return `**${option.name}**: ${option.description} Default: \`${valueText(option.default)}\`.`;
  }
  const key = settingsKeysAt(path.slice(0, -1)).find(({ label }) => label === path.at(-1));
  return key && !rule ? `**${key.label}**: ${key.detail}.` : undefined;
}

function ruleText(rule: RuleMeta): string {
  const options = (rule.options ?? []).map(
    ({ name, description, default: value }) => `- \`${name}\` (\`${valueText(value)}\`): ${description}`,
  );
  return [
    `**${rule.id}**: ${rule.title}. By default: ${defaultSeverity(rule)}.`,
    rule.why,
    ...(options.length > 0 ? [`Options:\n\n${options.join('\n')}`] : []),
  ].join('\n\n');
}

function valueText(value: OptionValue): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
