import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { refusalsOf, type Refusal } from '../../src/burner-config/decoder-answer.test-data';
import { decoderCase } from '../../src/burner-config/decoder-cases.test-data';
import { difference, type Asked } from '../../src/burner-config/decoder-difference.test-data';
import { readProfile, type ProfileKind } from '../../src/burner-config/profile';
import { askGoProgram, whyNoGo } from '../vectors/go-program';
import { configsIn } from './configs-of';
import { decoderProgram, sourceOf, type SourceName } from './kube-burner.mjs';

/*
 * kube-burner's own parser is asked, and says of every config what ours says: test/vectors/burner-config/README.md.
 * UPDATE_DECODER=1 writes its answers to the first 300 seeds, which npm test compares with.
 */
const golden = path.join(import.meta.dirname, '../vectors/burner-config/golden.json');
const committed = 300;
const seeds = 20_000;

const { folder, why = await whyNoGo() } = sourceOf('kube-burner');
const because = (reason: string | undefined) => (reason === undefined ? '' : ` (${reason})`);

interface Answer {
  readonly error: string;
}
async function errorsOf(asked: readonly object[]): Promise<readonly string[]> {
  const answers = (await askGoProgram(decoderProgram(folder ?? ''), asked)) as readonly Answer[];
  return answers.map(({ error }) => error);
}

test.skipIf(why !== undefined)(`${seeds} generated configs${because(why)}`, async () => {
  const cases = Array.from({ length: seeds }, (_, seed) => decoderCase(seed));
  const errors = await errorsOf(cases.map((one, seed) => ({ name: String(seed), kind: 'config', ...one })));
  const first = errors.slice(0, committed);
  if (process.env['UPDATE_DECODER']) writeFileSync(golden, `${JSON.stringify(first, undefined, 1)}\n`);
  expect(JSON.parse(readFileSync(golden, 'utf8'))).toEqual(first);
  const differences = cases.map((one, index) => difference(one, errors[index] ?? ''));
  expect(differences.filter(one => one !== undefined).slice(0, 5)).toEqual([]);
  const refused = errors.filter(error => error !== '').length;
  console.log(`${seeds} generated configs: ${seeds - refused} accepted, ${refused} refused, by both alike`);
});

describe.each<SourceName>(['kube-burner', 'kube-burner-ocp'])('configs and profiles of %s', name => {
  const { folder: configs, why: noConfigs = why } = sourceOf(name);
  test.skipIf(noConfigs !== undefined)(`every one is taken or refused alike${because(noConfigs)}`, async () => {
    const asked = configsIn(configs ?? '');
    const errors = await errorsOf(asked);
    const differences = asked.map((one, index) => {
      const error = errors[index] ?? '';
      const differs = one.kind === 'config' ? difference(one, error) : profileDifference(one, one.kind, error);
      return differs && { name: one.name, ...differs };
    });
    const refused = asked.flatMap((one, index) => (errors[index] ? [`  ${one.name}: ${oneLine(errors[index])}`] : []));
    const counted = `${asked.filter(({ kind }) => kind === 'config').length} configs, ${asked.filter(({ kind }) => kind !== 'config').length} profiles`;
    console.log([`${name}: ${counted}; refused by both: ${refused.length}`, ...refused].join('\n'));
    expect(differences.filter(one => one !== undefined)).toEqual([]);
    expect(asked.length).toBeGreaterThan(20);
  });
});

const oneLine = (error: string) => error.replaceAll(/\s+/g, ' ').slice(0, 300);

function profileDifference({ text }: Asked, kind: ProfileKind, error: string): object | undefined {
  const found = readProfile(text, kind).filter(({ finding }) => finding.severity === 'error');
  const ours = found.flatMap(({ finding, line }): readonly Refusal[] =>
    finding.rule === 'burner-unknown-key' ? [`${line} unknown ${String(finding.path.at(-1))}`] : [`${line} type`],
  );
  const theirs = refusalsOf(error);
  const same =
    theirs === undefined ? found.length > 0 : JSON.stringify(theirs) === JSON.stringify([...new Set(ours)].sort());
  return same ? undefined : { error, ours: found.map(({ finding }) => finding.message) };
}
