import { asRecord, textOf, type KubernetesObject } from '../kubernetes/object';
import type { YamlDocument, YamlFile } from '../yaml/document';
import type { Span } from '../yaml/place';
import type { RuleMeta } from './rule';

/** The rules that an ignore annotation or comment lists. */
export function ignoredRules(value: unknown): readonly string[] {
  return typeof value === 'string' ? value.split(',').map(rule => rule.trim()) : [];
}

const ignoreComment = /^#?\s*headroom-ignore:\s*([\w-]+(?:\s*,\s*[\w-]+)*)/;

/**
 * Reads the `# headroom-ignore: rule, rule` comments of a file: on the line itself, or alone on the line above; also those
 * of YAML that stands as a text in a manifest.
 */
export function commentSuppressions(file: YamlFile): (finding: { rule: string; span: Span }) => boolean {
  if (!file.text.includes('headroom-ignore:')) return () => false;
  const ignored = new Map<number, Set<string>>();
  for (const { text, start } of [...file.documents.flatMap(commentsOf), ...commentsInTexts(file)]) {
    const rules = ignoreComment.exec(text)?.[1];
    if (rules === undefined) continue;
    const { line, character } = file.position(start);
    const before = file.text.slice(start - character, start);
    const target = before.trim() === '' ? line + 1 : line;
    const here = ignored.get(target) ?? new Set();
    for (const rule of rules.split(',')) here.add(rule.trim());
    ignored.set(target, here);
  }
  return ({ rule, span }) => ignored.get(file.position(span.start).line)?.has(rule) ?? false;
}

interface Comment {
  readonly text: string;
  readonly start: number;
}

function commentsOf({ comments }: YamlDocument): readonly Comment[] {
  return comments.map(({ text, span }) => ({ text, start: span.start }));
}

/** To the document around it, a comment inside a block scalar is a part of the text. */
function commentsInTexts(file: YamlFile): readonly Comment[] {
  return [...file.text.matchAll(/#[ \t]*headroom-ignore:[^\n]*/g)].flatMap(({ 0: text, index: start }) => {
    const document = file.documents.find(({ span }) => span.start <= start && start < span.end);
    const at = document?.pathAt(start);
    return at?.on === 'value' && document?.scalarStyle(at.path) === 'literal' ? [{ text, start }] : [];
  });
}

/** Annotation of an object with the rules that are silent about it: `rule, rule`. */
export const ignoreAnnotation = 'headroom.dev/ignore';

/** True when the object's own annotation, or that of a peer for the same check, switches the rule off. */
export function suppressedByAnnotation({ id, peers }: RuleMeta, object: KubernetesObject): boolean {
  const annotations = asRecord(asRecord(object.metadata)['annotations']);
  if (ignoredRules(annotations[ignoreAnnotation]).includes(id)) return true;
  if (!peers) return false;
  const scoreIgnored = ignoredRules(annotations['kube-score/ignore']);
  return (
    checksOf(peers['kube-linter']).some(check => `ignore-check.kube-linter.io/${check}` in annotations) ||
    checksOf(peers['kube-score']).some(check => scoreIgnored.includes(check)) ||
    checksOf(peers.polaris).some(check => textOf(annotations[`polaris.fairwinds.com/${check}-exempt`]) === 'true')
  );
}

/** Those of one peer that mean the same as a rule. */
export function checksOf(checks: string | readonly string[] | undefined): readonly string[] {
  return checks === undefined ? [] : typeof checks === 'string' ? [checks] : checks;
}
