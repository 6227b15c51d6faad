import { expect, test } from 'vitest';
import { readYaml } from '../../src/yaml/read';
import { proofRuns } from '../proof-runs';
import { ask, type Budget, type Fault } from './ask';
import { anyAround } from './every-rule';
import { mutateText } from './mutate-text';
import { mutateValue } from './mutate-value';
import { randomFrom, type Random } from './random';
import { seeds } from './seeds';
import { asJson, asKyaml, asYaml, withAliases, withMergeKeys } from './write';

const texts = seeds();
const budget: Budget = process.env['HEADROOM_VERIFY']
  ? { hovers: 30, completions: 3, fixes: 4, rarely: 1 }
  : { hovers: 12, completions: 1, fixes: 1, rarely: 4 };
const most = 4000;
const writings = [asYaml, asYaml, asYaml, asKyaml, asJson, withAliases, withMergeKeys] as const;

/** Ten thousand in `npm test`, a hundred thousand in `npm run verify`; HEADROOM_FUZZ_SEED asks others. */
test('mutated documents: nothing throws, nothing takes a second, and fixes fix', { timeout: 3_600_000 }, () => {
  const first = Number(process.env['HEADROOM_FUZZ_SEED'] ?? 1);
  const faults = new Map<string, string>();
  for (let run = 0; run < proofRuns(10_000, 10); run++) {
    const random = randomFrom(first * 1_000_003 + run);
    const text = mutated(random);
    for (const fault of ask(text, anyAround(texts, random), random, budget)) note(faults, fault, text);
  }
  expect([...faults.values()].join('\n\n')).toBe('');
});

/** The shortest text for each fault. */
function note(faults: Map<string, string>, { name, detail }: Fault, text: string): void {
  const report = `### ${name}\n${detail}\n--- in\n${text}`;
  const known = faults.get(name);
  if (known === undefined || report.length < known.length) faults.set(name, report);
}

function mutated(random: Random): string {
  const text = random.any(texts) ?? '';
  const other = random.any(texts) ?? '';
  if (random.once(2)) return mutateText(text, other, random).slice(0, most);
  const { documents, templated } = readYaml(text);
  if (templated) return mutateText(text, other, random).slice(0, most);
  const values = documents.map(({ value }) => mutateValue(value ?? null, valuesOf(other), random));
  const written = random.pick(writings)(values);
  return random.once(3) ? mutateText(written, other, random).slice(0, most) : written;
}

const read = new Map<string, readonly unknown[]>();

function valuesOf(text: string): readonly unknown[] {
  const known = read.get(text) ?? (text.includes('{{') ? [] : readYaml(text).documents.map(({ value }) => value));
  read.set(text, known);
  return known;
}
