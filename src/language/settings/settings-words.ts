import type { RuleMeta } from '../../lint/rule';
import { ruleMetas } from '../../lint/rule-page';
import { headroomConfig } from '../../lint/settings/headroom-config';
import { overrideKeys, settingsKeys } from '../../lint/settings/read-file';
import { severityWords } from '../../lint/settings/read-rules';
import type { Path } from '../../yaml/place';
import type { Word } from '../completions/completer';

const flat = ['root'];
const severities: Readonly<Record<string, string>> = {
  off: 'the rule is silent',
  error: 'it will not work, or is refused',
  warning: 'it will hurt under load',
  info: 'good to know',
  hint: 'a thought; shown in editors',
};

/** The rule that .headroom.yaml calls so. */
export function ruleNamed(id: unknown): RuleMeta | undefined {
  return ruleMetas.find(meta => meta.id === id && meta.id !== headroomConfig.id);
}

/** What follows `rules` in a path of a .headroom.yaml, be it at the top or in an override. */
export function insideRules(path: Path): Path | undefined {
  if (path[0] === 'rules') return path.slice(1);
  return path[0] === 'overrides' && path[2] === 'rules' ? path.slice(3) : undefined;
}

/** Keys that may stand in the mapping at a path. */
export function settingsKeysAt(path: Path): readonly Word[] {
  const inside = insideRules(path);
  if (inside?.length === 0)
    return ruleMetas.flatMap(({ id, title }) => (ruleNamed(id) ? [{ label: id, detail: title }] : []));
  const rule = inside?.length === 1 ? ruleNamed(inside[0]) : undefined;
  if (rule) {
    const options = (rule.options ?? []).map(({ name, description }) => ({ label: name, detail: description }));
    return [{ label: 'severity', detail: `by default ${defaultSeverity(rule)}` }, ...options];
  }
  if (path.length === 0) return described(settingsKeys);
  return path[0] === 'overrides' && path.length === 2 ? described(overrideKeys) : [];
}

function described(keys: Readonly<Record<string, string>>): readonly Word[] {
  return Object.entries(keys).map(([label, detail]) => ({ label, detail, nested: !flat.includes(label) }));
}

/** Values that may stand at a path. */
export function settingsValuesAt(path: Path): readonly Word[] {
  if (path.length === 1 && path[0] === 'root') return booleans(settingsKeys.root);
  const [id, name] = insideRules(path) ?? [];
  const rule = ruleNamed(id);
  if (!rule) return [];
  if (name === undefined || name === 'severity') {
    return severityWords.map(label => ({ label, detail: severities[label] ?? '' }));
  }
  const option = rule.options?.find(one => one.name === name);
  if (typeof option?.default === 'boolean') return booleans(option.description);
  const isScalar = typeof option?.default === 'number' || typeof option?.default === 'string';
  return option && isScalar ? [{ label: String(option.default), detail: `by default: ${option.description}` }] : [];
}

function booleans(detail: string): readonly Word[] {
  return ['true', 'false'].map(label => ({ label, detail }));
}

/** `warning`, or `off` for a rule that waits for a severity. */
export function defaultSeverity({ severity, offByDefault }: RuleMeta): string {
  return offByDefault ? 'off' : severity;
}
