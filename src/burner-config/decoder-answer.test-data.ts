import type { Files } from './files';
import { pathText, type BurnerFinding } from './finding';
import { readBurnerConfig } from './read-config';
import type { ReadOptions } from './read-config';

/** What a decoder refused: the line in the rendered text, and the key or that the value has the wrong type. */
export type Refusal = `${number} ${string}`;

/** What kube-burner's program says (test/vectors/burner-config), as refusals; `undefined` where something else ended it. */
export function refusalsOf(error: string): readonly Refusal[] | undefined {
  if (error === '') return [];
  const all = error.split('\n').flatMap((line): readonly Refusal[] => {
    const [, number, what = ''] = /(?:^|: )line (\d+): (.*)$/.exec(line) ?? [];
    if (number === undefined) return [];
    const unknown = /^field (\S+) not found/.exec(what)?.[1];
    const repeated = /^mapping key "(.*)" already defined/.exec(what)?.[1];
    if (unknown !== undefined) return [`${Number(number)} unknown ${unknown}`];
    if (repeated !== undefined) return [`${Number(number)} repeated ${repeated}`];
    return what.startsWith('cannot unmarshal') ? [`${Number(number)} type`] : [];
  });
  return all.length > 0 ? [...new Set(all)].sort() : undefined;
}

/** Findings that stand for what its parser checks after decoding. */
const CHECKED = ['burner-job-name', 'burner-iterations', 'burner-missing-key', 'burner-wait'];

/** What we say of the same text. */
export function ourAnswer(
  text: string,
  options: Partial<ReadOptions> = {},
): { readonly refusals: readonly Refusal[]; readonly checked: readonly string[]; readonly other: readonly string[] } {
  const files: Files = { read: () => undefined };
  const { findings } = readBurnerConfig(text, { name: 'config', files, ...options });
  const errors = findings.filter(({ severity }) => severity === 'error');
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const refusals = errors.flatMap(({ rule, path, span }): readonly Refusal[] => {
    const line = lineOf(span.start);
    const key = String(path.at(-1));
    if (rule === 'burner-unknown-key') return [`${line} unknown ${key}`];
    if (rule === 'burner-syntax' && path.length > 0) return [`${line} repeated ${key}`];
    return rule === 'burner-type' || rule === 'burner-duration' ? [`${line} type`] : [];
  });
  const isChecked = ({ rule, path }: BurnerFinding) =>
    CHECKED.includes(rule) && (rule !== 'burner-missing-key' || /^jobs\[\d+\](\.hooks|$)/.test(pathText(path)));
  const rules = (which: (one: BurnerFinding) => boolean) =>
    errors.filter(which).map(({ rule, path, message }) => `${rule} ${pathText(path)}: ${message}`);
  return {
    refusals: [...new Set(refusals)].sort(),
    checked: rules(isChecked),
    other: rules(one => !isChecked(one)),
  };
}
