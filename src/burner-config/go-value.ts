import { rootOf } from '../yaml/create-document';
import { resolveAlias } from '../yaml/lookup';
import type { YamlDocument } from '../yaml/document';
import type { MappingNode, Node, ScalarNode } from '../yaml/node';
import type { Span } from '../yaml/place';
import { isTemplated } from '../yaml/templated';
import { Float64 } from '../template/go-value';
import { GoScalar, plainScalar, textScalar } from './go-scalar';
import { timeOf } from './go-timestamp';

/** Made by a template of which the data is not known: anything may stand there. */
export const UNKNOWN = Symbol('unknown');

/** A YAML value before it has a Go type: yaml.v3 decodes a scalar by the type of the field it goes to. */
export type GoValue = GoScalar | typeof UNKNOWN | readonly GoValue[] | GoMapping;
export interface GoMapping {
  readonly [key: string]: GoValue;
}

/** A key that a mapping has twice, which yaml.v3 refuses with all that the mapping holds. */
export interface RepeatedKey {
  readonly key: string;
  readonly span: Span;
}

/** A document as kube-burner's YAML reader sees it; `undefined` when it is empty. `text` is the whole file. */
export function goValueOf(
  document: YamlDocument,
  text: string,
): { readonly value: GoValue; readonly repeated: readonly RepeatedKey[] } | undefined {
  const root = rootOf(document);
  const repeated: RepeatedKey[] = [];
  return root && { value: ofNode(root, text, repeated), repeated };
}

function ofNode(written: Node, text: string, repeated: RepeatedKey[]): GoValue {
  const node = resolveAlias(written);
  if (node.kind === 'scalar') return ofScalar(node, text);
  if (node.kind === 'sequence') return node.items.map(item => ofNode(item, text, repeated));
  if (node.kind === 'alias') return ofNode(node.target, text, repeated);
  const again = repeatedIn(node, text);
  repeated.push(...again);
  if (again.length > 0) return UNKNOWN;
  return Object.fromEntries(node.entries.map(entry => [keyOf(entry, text), ofNode(entry.node, text, repeated)]));
}

/** For Go a plain key is the text that it is; the YAML of Kubernetes takes `n` for false. */
function keyOf({ key, keySpan }: MappingNode['entries'][number], text: string): string {
  const written = text.slice(keySpan.start, keySpan.end);
  return /^[\w.+~-]+$/.test(written) ? written : key;
}

function repeatedIn({ entries }: MappingNode, text: string): readonly RepeatedKey[] {
  const own = entries.filter(({ merged }) => !merged);
  const seen = new Set<string>();
  return own.flatMap(entry => {
    const [key, keySpan] = [keyOf(entry, text), entry.keySpan];
    const again = seen.has(key);
    seen.add(key);
    return again ? [{ key, span: { start: keySpan.start, end: keySpan.end } }] : [];
  });
}

function ofScalar({ value, style, start, end }: ScalarNode, text: string): GoValue {
  if (isTemplated(value)) return UNKNOWN;
  const written = text.slice(start, end);
  const tagged = /!!?([a-z]*)[ \t]+$/.exec(text.slice(Math.max(0, start - 20), start))?.[1];
  if (style !== 'plain' || tagged === 'str') return textScalar(typeof value === 'string' ? value : written);
  // A plain text over several lines is folded, and never anything but a text.
  return plainScalar(typeof value === 'string' && written.includes('\n') ? value : written);
}

export const isMapping = (value: GoValue | undefined): value is GoMapping =>
  typeof value === 'object' && !Array.isArray(value) && !(value instanceof GoScalar);

/**
 * The plain value that Go's `any` gets; whole numbers beyond what a number holds stay bigint, floats that are whole are
 * Float64, and dates are Go's times.
 */
export function anyOf(value: GoValue): unknown {
  if (value === UNKNOWN) return undefined;
  if (value instanceof GoScalar) return plainOf(value);
  if (isMapping(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, anyOf(one)]));
  return value.map(anyOf);
}

function plainOf({ resolved, tag, text }: GoScalar): unknown {
  if (typeof resolved === 'bigint') return Number.isSafeInteger(Number(resolved)) ? Number(resolved) : resolved;
  if (typeof resolved === 'number') return Number.isInteger(resolved) ? new Float64(resolved) : resolved;
  return tag === '!!timestamp' ? (timeOf(text) ?? text) : resolved;
}
