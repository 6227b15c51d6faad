import { asList, asRecord, asString, type PlainRecord } from '../../kubernetes/object';
import type { Path } from '../../yaml/place';

/** How much memory a runtime may take for itself, as written in an environment variable, an argument or a command. */
export interface HeapSetting {
  readonly runtime: 'JVM' | 'Node.js' | 'Go';
  /** As written: `-Xmx2g`. */
  readonly flag: string;
  /** Bytes of the heap. */
  readonly bytes?: number;
  /** Or its share of the memory limit, percent. */
  readonly percent?: number;
  readonly path: Path;
  /** The whole text in which the flag stands. */
  readonly text: string;
  /** The flag for another size, bytes; a percentage where the flag is one. */
  resized(bytes: number, percent: number): string;
}

const MIB = 2 ** 20;
const factors: Readonly<Record<string, number>> = { '': 1, k: 2 ** 10, m: MIB, g: 2 ** 30, t: 2 ** 40 };
const goFactors: Readonly<Record<string, number>> = { '': 1, B: 1, KiB: 2 ** 10, MiB: MIB, GiB: 2 ** 30, TiB: 2 ** 40 };

const sizes = /(?:^|[\s"'=,])((-Xmx|-XX:MaxHeapSize=)(\d+)([kmgt]?))(?=$|[\s"',;\\)])/gi;
const shares = /(?:^|[\s"'=,])(-XX:MaxRAMPercentage=(\d+(?:\.\d+)?))(?=$|[\s"',;\\)])/g;
const oldSpaces = /(?:^|[\s"'=,])((--max[-_]old[-_]space[-_]size=)(\d+))(?=$|[\s"',;\\)])/g;

/** A text of a container in which flags may stand. */
interface Source {
  readonly text: string;
  readonly path: Path;
  /** Name of the environment variable. */
  readonly variable?: string;
}

/** The settings of a container that take effect; the JVM heeds _JAVA_OPTIONS before its command line, and that before others. */
export function heapSettings(fields: PlainRecord, path: Path): readonly HeapSetting[] {
  const sources = [...environment(fields, path), ...words(fields, path, 'command'), ...words(fields, path, 'args')];
  const jvm = sources.flatMap(source => jvmSettings(source).map(setting => ({ setting, source })));
  const last = jvm.filter(({ source }) => source.variable === '_JAVA_OPTIONS');
  const line = jvm.filter(({ source }) => source.variable === undefined);
  const first = [last, line].find(found => found.length > 0) ?? jvm;
  return [...first.map(({ setting }) => setting), ...sources.flatMap(nodeSettings), ...sources.flatMap(goSettings)];
}

function environment(fields: PlainRecord, path: Path): readonly Source[] {
  return asList(fields['env']).flatMap((entry, index) => {
    const { name, value } = asRecord(entry);
    const text = typeof value === 'number' ? String(value) : asString(value);
    return text === undefined || typeof name !== 'string'
      ? []
      : [{ text, variable: name, path: [...path, 'env', index, 'value'] }];
  });
}

function words(fields: PlainRecord, path: Path, key: 'command' | 'args'): readonly Source[] {
  return asList(fields[key]).flatMap((word, index) =>
    typeof word === 'string' ? [{ text: word, path: [...path, key, index] }] : [],
  );
}

/** Of several in one text the last counts; a size counts before a percentage. */
function jvmSettings(source: Source): readonly HeapSetting[] {
  const { text, path, variable } = source;
  if (variable === 'MAX_HEAP_SIZE') return cassandraHeap(source);
  const [, flag, option = '', digits, unit = ''] = [...text.matchAll(sizes)].at(-1) ?? [];
  if (flag !== undefined) {
    const bytes = Number(digits) * (factors[unit.toLowerCase()] ?? 1);
    return [{ runtime: 'JVM', flag, bytes, path, text, resized: size => `${option}${Math.floor(size / MIB)}m` }];
  }
  const [, share, percent] = [...text.matchAll(shares)].at(-1) ?? [];
  if (share === undefined) return [];
  const resized = (_: number, to: number): string =>
    `-XX:MaxRAMPercentage=${Number.isInteger(to) ? to.toFixed(1) : String(to)}`;
  return [{ runtime: 'JVM', flag: share, percent: Number(percent), path, text, resized }];
}

/** cassandra-env.sh makes -Xmx of it. */
function cassandraHeap({ text, path }: Source): readonly HeapSetting[] {
  const [flag, digits, unit = ''] = /^(\d+)([kmgt])$/i.exec(text.trim()) ?? [];
  if (flag === undefined) return [];
  const bytes = Number(digits) * (factors[unit.toLowerCase()] ?? 1);
  return [{ runtime: 'JVM', flag, bytes, path, text, resized: size => `${Math.floor(size / MIB)}M` }];
}

function nodeSettings({ text, path }: Source): readonly HeapSetting[] {
  const [, flag, option = '', mebibytes] = [...text.matchAll(oldSpaces)].at(-1) ?? [];
  if (flag === undefined) return [];
  const resized = (size: number): string => `${option}${Math.floor(size / MIB)}`;
  return [{ runtime: 'Node.js', flag, bytes: Number(mebibytes) * MIB, path, text, resized }];
}

function goSettings({ text, path, variable }: Source): readonly HeapSetting[] {
  const [flag, digits, unit = ''] = (variable === 'GOMEMLIMIT' && /^(\d+)(B|KiB|MiB|GiB|TiB)?$/.exec(text)) || [];
  if (flag === undefined) return [];
  const bytes = Number(digits) * (goFactors[unit] ?? 1);
  return [{ runtime: 'Go', flag, bytes, path, text, resized: size => `${Math.floor(size / MIB)}MiB` }];
}
