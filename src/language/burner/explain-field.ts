import { behaviourAt } from '../../burner-config/schema/behaviour';
import { fieldAt, type Field } from '../../burner-config/schema/field-at';
import { profileRoot } from '../../burner-config/schema/profile-root';
import { wordsAt } from '../../burner-config/schema/words-at';
import { valueAt } from '../../burner-config/value-at';
import type { Path } from '../../yaml/place';

const reference = 'https://kube-burner.github.io/kube-burner/latest/reference/configuration/';

/** Explains what stands at a path of a config: the key, and the word that is chosen. */
export function explainField(root: unknown, path: Path): string | undefined {
  const field = fieldAt(path);
  // Labels and variables are the person's own.
  if (!field || field.description === '' || isOwn(path)) return undefined;
  const value = valueAt(root, path);
  const chosen = typeof value === 'string' ? behaviourAt(path, value) : undefined;
  const key = String(path.findLast(step => typeof step === 'string') ?? '');
  const words = wordsAt(path);
  const all = field.type === 'one of' ? [`Takes ${words.map(word => `\`${word}\``).join(', ')}.`] : [];
  return [
    `**${key}** · ${typeText(field)}\n\n${field.description}`,
    ...(field.behaviour === undefined ? [] : [field.behaviour]),
    ...(chosen === undefined ? [] : [`\`${String(value)}\`: ${chosen}`]),
    ...all,
    `[kube-burner: configuration](${reference})`,
  ].join('\n\n');
}

function typeText({ type, default: standard, required }: Field): string {
  return `${type}${standard === undefined ? (required ? ', needed' : '') : `, by default \`${standard}\``}`;
}

/** Explains a key of a profile beside a config, known by its shape. */
export function explainProfile(root: unknown, path: Path): string | undefined {
  const schema = profileRoot(root);
  const field = schema && fieldAt(path, schema);
  if (!field || field.description === '') return undefined;
  const words =
    field.type === 'one of'
      ? [
          `Takes ${wordsAt(path, schema)
            .map(word => `\`${word}\``)
            .join(', ')}.`,
        ]
      : [];
  const key = String(path.findLast(step => typeof step === 'string') ?? '');
  return [`**${key}** · ${typeText(field)}\n\n${field.description}`, ...words].join('\n\n');
}

/** The same for a proposal: what the description does not say. */
export function fieldText(field: Field): string {
  return [typeText(field), ...(field.behaviour === undefined ? [] : [field.behaviour])].join('\n\n');
}

const isOwn = (path: Path): boolean =>
  /(Labels|Annotations|Selector|nodeAffinity|inputVars)$/.test(
    String(path.slice(0, -1).findLast(step => typeof step === 'string') ?? 'root'),
  );
