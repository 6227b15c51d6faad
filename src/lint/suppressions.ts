import { asRecord, type KubernetesObject } from '../kubernetes/object';
import type { YamlFile } from '../yaml/document';
import type { Span } from '../yaml/place';
import type { RuleMeta } from './rule';

/** The rules that an ignore annotation or comment lists. */
export function ignoredRules(value: unknown): readonly string[] {
  return typeof value === 'string' ? value.split(',').map(rule => rule.trim()) : [];
}

const ignoreComment = /^#?\s*headroom-ignore:\s*([\w-]+(?:\s*,\s*[\w-]+)*)/;

/** Reads the `# headroom-ignore: rule, rule` comments of a file: on the line itself, or alone on the line above. */
export function commentSuppressions(file: YamlFile): (finding: { rule: string; span: Span }) => boolean {
  if (!file.text.includes('headroom-ignore:')) return () => false;
  const ignored = new Map<number, Set<string>>();
  for (const document of file.documents) {
    for (const { text, span } of document.comments) {
      const rules = ignoreComment.exec(text)?.[1];
      if (rules === undefined) continue;
      const { line, character } = file.position(span.start);
      const before = file.text.slice(span.start - character, span.start);
      const target = before.trim() === '' ? line + 1 : line;
      const here = ignored.get(target) ?? new Set();
      for (const rule of rules.split(',')) here.add(rule.trim());
      ignored.set(target, here);
    }
  }
  return ({ rule, span }) => ignored.get(file.position(span.start).line)?.has(rule) ?? false;
}

/** Annotation of an object with the rules that are silent about it: `rule, rule`. */
export const ignoreAnnotation = 'headroom.dev/ignore';

/** True when the object's own annotation, or that of a peer for the same check, switches the rule off. */
export function suppressedByAnnotation({ id, peers }: RuleMeta, object: KubernetesObject): boolean {
  const annotations = asRecord(asRecord(object.metadata)['annotations']);
  if (ignoredRules(annotations[ignoreAnnotation]).includes(id)) return true;
  if (!peers) return false;
  const kubeLinter = peers['kube-linter'];
  const kubeScore = peers['kube-score'];
  const scoreIgnored = String(annotations['kube-score/ignore'] ?? '').split(',');
  return (
    (kubeLinter !== undefined && `ignore-check.kube-linter.io/${kubeLinter}` in annotations) ||
    (kubeScore !== undefined && scoreIgnored.some(id => id.trim() === kubeScore)) ||
    (peers.polaris !== undefined && String(annotations[`polaris.fairwinds.com/${peers.polaris}-exempt`]) === 'true')
  );
}
