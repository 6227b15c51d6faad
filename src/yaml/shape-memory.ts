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

/** The scalars of a line that may be others, and the text around each: one piece more than there are scalars. */
interface Line {
  readonly around: readonly string[];
  readonly scalars: readonly { readonly quoted: boolean; readonly path: Path }[];
}

/** Copies of the shape's containers for one value, each by the container that it is a copy of. */
type Copies = Map<object, Container>;
type Container = Record<string | number, unknown>;

interface Shape {
  readonly lines: readonly string[];
  readonly known: ReadonlyMap<number, Line>;
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

function valueIn({ lines, known, value }: Shape, written: readonly string[]): Shaped | undefined {
  if (written.length !== lines.length) return undefined;
  const copies: Copies = new Map();
  // The caller may change what it gets; the shape's own value must stay.
  const result = copyOf(value, copies);
  for (let index = 0; index < lines.length; index++) {
    const text = written[index] ?? '';
    if (text === lines[index]) continue;
    const line = known.get(index);
    const values = line && valuesIn(line, text);
    if (!line || !values) return undefined;
    for (let at = 0; at < values.length; at++) setIn(value, line.scalars[at]?.path ?? [], values[at], copies);
  }
  return result;
}

/** Sets one leaf in the copy of a value: containers on the way are copied once. */
function setIn(original: object, path: Path, value: unknown, copies: Copies): void {
  let from = original as Container;
  for (let at = 0; at < path.length - 1; at++) {
    const step = path[at] ?? '';
    const inner = from[step] as Container;
    copyOf(from, copies)[step] = copyOf(inner, copies);
    from = inner;
  }
  copyOf(from, copies)[path.at(-1) ?? ''] = value;
}

function copyOf(container: object, copies: Copies): Container {
  const known = copies.get(container);
  if (known) return known;
  const copy = (Array.isArray(container) ? [...(container as unknown[])] : { ...container }) as Container;
  copies.set(container, copy);
  return copy;
}

const inSafe = /[A-Za-z0-9][A-Za-z0-9._/-]*/y;

/** The scalars of a line from left to right: each ends at the first letter that no such text has. */
function valuesIn({ around, scalars }: Line, text: string): readonly unknown[] | undefined {
  const values: unknown[] = [];
  let at = 0;
  for (let index = 0; index < around.length; index++) {
    const piece = around[index] ?? '';
    if (!text.startsWith(piece, at)) return undefined;
    at += piece.length;
    const scalar = scalars[index];
    if (!scalar) break;
    inSafe.lastIndex = at;
    const written = inSafe.exec(text)?.[0];
    const value = written === undefined ? undefined : resolved(written, scalar.quoted);
    if (!value) return undefined;
    values.push(value.value);
    at += written?.length ?? 0;
  }
  return at === text.length ? values : undefined;
}

function resolved(text: string, quoted: boolean): { readonly value: unknown } | undefined {
  const value = quoted ? text : resolvePlain(text);
  const isSure = typeof value === 'number' ? safeNumber.test(text) : typeof value !== 'bigint';
  return isSure ? { value } : undefined;
}

function shapeOf(file: YamlFile): Shape | undefined {
  const document = file.documents.find(({ value }) => value !== undefined && value !== null);
  if (file.problems.length > 0 || document === undefined || !isContainer(document.value)) return undefined;
  // An anchor's text may count in several places.
  if (/[&*]/.test(file.text)) return undefined;
  const lines = file.text.split('\n');
  const spots = new Map<number, Spot[] | undefined>();
  for (const [path, value] of leaves(document.value, [])) addSpot(file, document, spots, path, value);
  const known = [...spots].flatMap(([index, found]): readonly (readonly [number, Line])[] =>
    found && found.length > 0 ? [[index, lineOf(lines[index] ?? '', found)]] : [],
  );
  return { lines, known: new Map(known), value: document.value as Shaped };
}

/** Where a scalar stands on its line, without quotes. */
interface Spot {
  readonly from: number;
  readonly to: number;
  readonly quoted: boolean;
  readonly path: Path;
}

/** A line that a longer scalar touches gets no spots: `undefined`. */
function addSpot(
  file: YamlFile,
  document: YamlDocument,
  spots: Map<number, Spot[] | undefined>,
  path: Path,
  value: unknown,
): void {
  const span = document.valueSpan(path);
  if (!span) return;
  const { start, end } = file.range(span);
  if (start.line !== end.line) {
    for (let line = start.line; line <= end.line; line++) spots.set(line, undefined);
    return;
  }
  const found = spots.has(start.line) ? spots.get(start.line) : [];
  spots.set(start.line, found);
  const style = document.scalarStyle(path);
  if (!found || (style !== 'plain' && style !== 'single' && style !== 'double')) return;
  const edge = style === 'plain' ? 0 : 1;
  const [from, to] = [start.character + edge, end.character - edge];
  const text = file.text.slice(span.start + edge, span.end - edge);
  // A tag, an escape or an anchor makes the value something else than its text.
  const isItsText = safe.test(text) && resolved(text, edge === 1)?.value === value;
  if (isItsText) found.push({ from, to, quoted: edge === 1, path });
}

function lineOf(text: string, found: readonly Spot[]): Line {
  const sorted = [...found].sort((a, b) => a.from - b.from);
  const around = [...sorted, { from: text.length }].map(({ from }, index) =>
    text.slice(sorted[index - 1]?.to ?? 0, from),
  );
  return { around, scalars: sorted.map(({ quoted, path }) => ({ quoted, path })) };
}

function* leaves(value: unknown, path: Path): Generator<readonly [Path, unknown]> {
  if (!isContainer(value)) return yield [path, value];
  for (const [key, inner] of Object.entries(value))
    yield* leaves(inner, [...path, Array.isArray(value) ? Number(key) : key]);
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
