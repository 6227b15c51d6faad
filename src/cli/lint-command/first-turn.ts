import type { LintMemory } from '../../lint/memory';
import type { YamlFile } from '../../yaml/document';
import { readYaml } from '../../yaml/read';
import type { Remembered } from './cache/remembered';
import { decode, type DecodedText } from './encoding';
import { guarded, isForeignJson, type FileOutcome } from './file-outcome';
import { lintOne } from './lint-one';
import { askedNeighbours } from './neighbours';
import type { SessionBasis } from './session';
import { bytesOf, reason, standardInput, type SourceFile } from './sources';

/** A file between its two turns. */
export interface Waiting {
  readonly source: SourceFile;
  /** Of the text and its settings in the cache; empty where the cache is not to know. */
  readonly key: string;
  /** What an earlier run said, if the files around it are still the same. */
  readonly remembered?: Required<Remembered>;
  /** Let go where texts are big, as `yaml`. */
  readonly read?: DecodedText;
  readonly yaml?: YamlFile;
  /** What was said in the first turn; what needed no neighbours is not asked again. */
  readonly memory: LintMemory;
}
export type Turn = FileOutcome | { readonly waiting: Waiting };

/** Where the first turn leaves what others may want to know. */
export interface Known {
  put(yaml: YamlFile): void;
  putRemembered(kinds: readonly string[], content: string): void;
  putUnreadable(): void;
  putIgnored(): void;
}

/** What rules say of a text by itself; it waits where one of them asked for its neighbours. */
export function firstTurn(source: SourceFile, basis: SessionBasis, known: Known): Turn {
  const { file, named, place } = source;
  const { settings, contents } = basis;
  const cache = source.path === standardInput ? undefined : basis.cache;
  if (settings.of(place).isIgnored(place)) {
    known.putIgnored();
    return undefined;
  }
  let bytes: Buffer;
  try {
    bytes = bytesOf(source);
  } catch (error) {
    known.putUnreadable();
    return { unreadable: { file, message: reason(error), named } };
  }
  const content = contents.note(place, bytes);
  const key = cache ? `${content}\t${settings.digest(place)}` : '';
  const before = cache?.recall(place, key);
  if (before) {
    known.putRemembered(before.kinds, content);
    return fromBefore(source, key, before);
  }
  const read = decode(bytes);
  if (!read) return named ? { unreadable: { file, message: 'is binary: name a YAML or JSON file', named } } : undefined;
  const isForeign = isForeignJson(file, read.text);
  if (isForeign && !named) return { linted: { file, findings: [], documents: 1 } };
  // What is said of a file only because it was named is not for the next run.
  return guarded(source, () => lookedAtAlone(source, read, isForeign ? '' : key, basis, known));
}

function fromBefore(source: SourceFile, key: string, before: Remembered): Turn {
  const { linted, around } = before;
  return around ? { waiting: { source, key, remembered: { ...before, around }, memory: {} } } : { linted };
}

function lookedAtAlone(source: SourceFile, read: DecodedText, key: string, basis: SessionBasis, known: Known): Turn {
  const { work, cache, kindsOf } = basis;
  const yaml = readYaml(read.text);
  known.put(yaml);
  const memory: LintMemory = {};
  const waiting = { source, key, read, yaml, memory };
  if (work.fix) return { waiting };
  const asked = askedNeighbours();
  const { linted, needsFiles } = lintOne(source, yaml, basis, asked.neighbours, memory);
  if (asked.wereAsked()) return { waiting: needsFiles ? { ...waiting, key: '' } : waiting };
  if (key !== '' && !needsFiles) cache?.remember(source.place, key, { kinds: kindsOf(source.place), linted });
  return { linted };
}
