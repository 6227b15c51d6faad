import { hasPods } from './containers';
import type { Form } from './forms';
import type { LintObject, Rule, RuleOptions, Severity } from './rule';
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

const worseThanHints = new WeakMap<readonly ActiveRule[], readonly ActiveRule[]>();

/** Those of the rules that may say more than hints. */
export function withoutHints(active: readonly ActiveRule[]): readonly ActiveRule[] {
  const found = worseThanHints.get(active) ?? active.filter(one => !saysOnlyHints(one));
  worseThanHints.set(active, found);
  return found;
}

function saysOnlyHints({ rule, severity }: ActiveRule): boolean {
  return severity === undefined ? rule.meta.severity === 'hint' && !rule.maySayWorse : severity === 'hint';
}

const objectsOnly: readonly Form[] = ['object'];
const dispatched = new WeakMap<readonly ActiveRule[], Map<string, readonly ActiveRule[]>>();

/** Those of the rules that can speak about an object, in their order. */
export function rulesAbout(active: readonly ActiveRule[], target: LintObject): readonly ActiveRule[] {
  const subjects = dispatched.get(active) ?? new Map<string, readonly ActiveRule[]>();
  dispatched.set(active, subjects);
  const { form, object } = target;
  const makesPods = form === 'object' && hasPods(target);
  const subject = form === 'object' ? `${makesPods ? 'pods of' : 'object'} ${String(object.kind)}` : form;
  const found = subjects.get(subject) ?? active.filter(({ rule }) => isAbout(rule, form, object.kind, makesPods));
  subjects.set(subject, found);
  return found;
}

function isAbout({ forms = objectsOnly, about }: Rule, form: Form, kind: unknown, makesPods: boolean): boolean {
  if (!forms.includes(form)) return false;
  if (!about || form !== 'object') return true;
  return (about.pods === true && makesPods) || (about.kinds?.some(one => one === kind) ?? false);
}
