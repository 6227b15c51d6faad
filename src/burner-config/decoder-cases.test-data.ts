import { z } from 'zod';
import { configSchema } from './schema/config';
import { durations } from './schema/scalars';
import { unwrapped } from './schema/schema-at';

/** Text of a config, and of --set, that kube-burner's decoder is asked about. */
export interface DecoderCase {
  readonly text: string;
  readonly set: readonly string[];
}

/** Scalars of every kind, among them those that YAML 1.1, YAML 1.2 and Go read in their own ways. */
const SCALARS = [
  ...['5', '0', '-3', '2.7', '1e3', '010', '0x1F', '0o17', '0b11', '1_000', '1.10', '.5', '9223372036854775808', '+7'],
  ...['true', 'False', 'yes', 'on', 'N', '"yes"', '"true"', '~', 'null', '', '"5"', "'2.5'", 'text', '"5s"', 'a b'],
  ...['10s', '1h30m', '2.5m', '300ms', '1d', '5 s', '-1m', '2026-01-02', '1:30', '!!str 5', '.nope', '-', '0s', '1µs'],
  ...['{}', '[]', '[1, a]', '{a: 1}', '{a: , b: 1.10}', '[~, 3]'],
].map(text => (text === '-' ? '"-"' : text));

/** The same case for the same seed, whoever asks: a config with some things written right and some not. */
export function decoderCase(seed: number): DecoderCase {
  const random = randomFrom(seed);
  const lines = linesOf(configSchema, '', random, 0);
  const text = lines.join('\n') + '\n';
  const set = random(8) === 0 ? [`jobs.${random(2)}.${pick(SETS, random)}`] : [];
  return { text, set };
}

const SETS = [
  'qps=5',
  'jobPause=10s',
  'jobPause=3',
  'gc=true',
  'name=x',
  'burst=fast',
  'nope=1',
  'churnConfig.cycles=2',
  'objects.0.replicas=2',
];

type Random = (below: number) => number;

function linesOf(schema: z.core.$ZodType, indent: string, random: Random, depth: number): string[] {
  const inner = bare(schema);
  if (!(inner instanceof z.ZodObject)) return [];
  const shape = Object.entries(inner.shape as Record<string, z.core.$ZodType>);
  const wanted = depth === 0 ? shape : shape.filter(([key]) => key === 'name' || random(shape.length) < 4);
  const shuffled = wanted.map(entry => ({ entry, at: random(1000) })).sort((a, b) => a.at - b.at);
  const lines = shuffled.flatMap(({ entry: [key, field] }) => entryLines(key, field, indent, random, depth));
  if (random(12) === 0)
    lines.push(
      `${indent}${pick(['nope', 'churnPercent', 'qsp', 'Name', '5', 'waitFor'], random)}: ${pick(SCALARS, random)}`,
    );
  const again = lines.find(line => line.startsWith(indent) && !line.startsWith(`${indent} `) && /: \S/.test(line));
  if (random(40) === 0 && again !== undefined) lines.push(again);
  return lines.length > 0 ? lines : [`${indent}name: a`];
}

function entryLines(key: string, schema: z.core.$ZodType, indent: string, random: Random, depth: number): string[] {
  const inner = bare(schema);
  const one = `${indent}${key}:`;
  if (random(25) === 0) return [`${one} ${pick(SCALARS, random)}`];
  if (inner instanceof z.ZodObject) return [one, ...linesOf(inner, `${indent}  `, random, depth + 1)];
  if (inner instanceof z.ZodArray) {
    const count = 1 + random(2);
    return [one, ...Array.from({ length: count }, () => itemLines(inner.element, `${indent}  `, random, depth)).flat()];
  }
  if (inner instanceof z.ZodRecord)
    return [`${one} {a: ${pick(['b', '5', '1.10', 'yes', '', '"x"', '2026-01-02'], random)}}`];
  return [`${one} ${right(schema, key, random)}`];
}

function itemLines(schema: z.core.$ZodType, indent: string, random: Random, depth: number): string[] {
  if (!(bare(schema) instanceof z.ZodObject)) return [`${indent}- ${pick(SCALARS.slice(0, 40), random)}`];
  const [first = '', ...rest] = linesOf(schema, `${indent}  `, random, depth + 1);
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

/** Mostly a value that fits. */
function right(schema: z.core.$ZodType, key: string, random: Random): string {
  if (random(15) === 0) return pick(SCALARS, random);
  const inner = bare(schema);
  if (isDuration(schema)) return pick(['10s', '1h30m', '"2m"', '0s', '300ms'], random);
  if (inner instanceof z.ZodEnum) return String(pick(inner.options, random));
  if (inner instanceof z.ZodBoolean) return pick(['true', 'false', 'yes', 'off'], random);
  if (inner instanceof z.ZodNumber) return String(1 + random(50));
  return key === 'name' ? `n${random(1_000_000)}` : pick(['a', 'text', '5', '1.10', 'yes', '"q"'], random);
}

const pick = <Item>(items: readonly Item[], random: Random): Item => items[random(items.length)] as Item;

const isDuration = (schema: z.core.$ZodType): boolean => {
  const inner = unwrapped(schema);
  return durations.has(schema) || (inner !== undefined && isDuration(inner));
};

function bare(schema: z.core.$ZodType): z.core.$ZodType {
  const inner = unwrapped(schema);
  return inner === undefined ? schema : bare(inner);
}

/** mulberry32 */
function randomFrom(seed: number): Random {
  let state = seed * 0x9e3779b1;
  return below => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
