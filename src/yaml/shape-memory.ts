import type { YamlDocument, YamlFile } from './document';
import type { Path } from './place';
import { resolvePlain } from './scalar';

/**
 * Reads texts that differ from one read before in nothing but some scalars, as the objects of one template do, without
 * parsing them again. It gives exactly what `readYaml` gives, or `undefined` when it cannot be sure.
 */
export interface ShapeMemory {
  /** The value of the first document that has one, for a text of the remembered shape. */
  valueOf(text: string): Shaped | undefined;
  /** Takes a text that was read without a problem as the shape to compare with. */
  remember(file: YamlFile): void;
}

type Shaped = Readonly<Record<string, unknown>>;

/** The only scalar value on a line, and the line around it. */
interface Slot {
  readonly before: string;
  readonly after: string;
  readonly quoted: boolean;
  readonly path: Path;
}

interface Shape {
  readonly lines: readonly string[];
  readonly slots: ReadonlyMap<number, Slot>;
  readonly value: Shaped;
}

/** Texts that end where they ended before, whatever stands around them, in plain style and in quotes. */
const safe = /^[A-Za-z0-9][A-Za-z0-9._/-]*$/;
const safeNumber = /^(0|[1-9][0-9]{0,14})$/;

/** An empty memory; it keeps one shape. */
export function shapeMemory(): ShapeMemory {
  let shape: Shape | undefined;
  return {
    valueOf: text => (shape ? valueIn(shape, text.split('\n')) : undefined),
    remember: file => {
      shape = shapeOf(file);
    },
  };
}

function valueIn({ lines, slots, value }: Shape, written: readonly string[]): Shaped | undefined {
  if (written.length !== lines.length) return undefined;
  const owned = new Set<unknown>();
  let result = value;
  for (const [index, line] of written.entries()) {
    if (line === lines[index]) continue;
    const slot = slots.get(index);
    const scalar = slot && scalarIn(slot, line);
    if (!slot || !scalar) return undefined;
    result = withValue(result, slot.path, scalar.value, owned);
  }
  // The caller may change what it gets; the shape's own value must stay.
  return result === value ? { ...value } : result;
}

function scalarIn({ before, after, quoted }: Slot, line: string): { readonly value: unknown } | undefined {
  if (!line.startsWith(before) || !line.endsWith(after) || line.length <= before.length + after.length)
    return undefined;
  const text = line.slice(before.length, line.length - after.length);
  return safe.test(text) ? resolved(text, quoted) : undefined;
}

function resolved(text: string, quoted: boolean): { readonly value: unknown } | undefined {
  const value = quoted ? text : resolvePlain(text);
  const isSure = typeof value === 'number' ? safeNumber.test(text) : typeof value !== 'bigint';
  return isSure ? { value } : undefined;
}

/** The record with one leaf replaced; containers on the way are copied once and then owned. */
function withValue<T>(container: T, path: Path, value: unknown, owned: Set<unknown>): T {
  const [step, ...rest] = path;
  if (step === undefined) return value as T;
  const copy: unknown = owned.has(container) ? container : Array.isArray(container) ? [...container] : { ...container };
  owned.add(copy);
  const entries = copy as Record<string | number, unknown>;
  entries[step] = withValue(entries[step], rest, value, owned);
  return copy as T;
}

function shapeOf(file: YamlFile): Shape | undefined {
  const document = file.documents.find(({ value }) => value !== undefined && value !== null);
  if (file.problems.length > 0 || document === undefined || !isContainer(document.value)) return undefined;
  // An anchor's text may count in several places.
  if (/[&*]/.test(file.text)) return undefined;
  const lines = file.text.split('\n');
  const slots = new Map<number, Slot | undefined>();
  for (const [path, value] of leaves(document.value, [])) addSlot(file, document, lines, slots, path, value);
  const sure = [...slots].filter((entry): entry is [number, Slot] => entry[1] !== undefined);
  return { lines, slots: new Map(sure), value: document.value as Shaped };
}

/** A line with two scalars, or with one that another way leads to as well, gets none: `undefined`. */
function addSlot(
  file: YamlFile,
  document: YamlDocument,
  lines: readonly string[],
  slots: Map<number, Slot | undefined>,
  path: Path,
  value: unknown,
): void {
  const span = document.valueSpan(path);
  if (!span) return;
  const { start, end } = file.range(span);
  const slot =
    start.line === end.line
      ? slotOf(document, lines[start.line] ?? '', [start.character, end.character], path, value)
      : undefined;
  for (let line = start.line; line <= end.line; line++) slots.set(line, slots.has(line) ? undefined : slot);
}

function slotOf(
  document: YamlDocument,
  line: string,
  [start, end]: readonly [number, number],
  path: Path,
  value: unknown,
): Slot | undefined {
  const style = document.scalarStyle(path);
  const edge = style === 'plain' ? 0 : 1;
  if (style !== 'plain' && style !== 'single' && style !== 'double') return undefined;
  const [from, to] = [start + edge, end - edge];
  const slot = { before: line.slice(0, from), after: line.slice(to), quoted: edge === 1, path };
  // A tag, an escape or an anchor makes the value something else than its text.
  return scalarIn(slot, line)?.value === value ? slot : undefined;
}

function* leaves(value: unknown, path: Path): Generator<readonly [Path, unknown]> {
  if (!isContainer(value)) return yield [path, value];
  for (const [key, inner] of Object.entries(value))
    yield* leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
