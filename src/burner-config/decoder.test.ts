import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { askGoProgram } from '../../test/vectors/go-program';
import { ourAnswer, refusalsOf, type Refusal } from './decoder-answer.test-data';
import { decoderCase } from './decoder-cases.test-data';
import { TemplateError } from '../template/template-error';
import { renderConfig } from './render-config';
import { readProfile, type ProfileKind } from './profile';

/*
 * test/vectors/burner-config/golden.json: what kube-burner's own parser said of the first seeds (README.md there).
 * With HEADROOM_KUBE_BURNER_VECTORS (the program) it is asked again, about many more when HEADROOM_VERIFY is set, and about
 * every config under the folders of HEADROOM_CONFIG_FOLDERS. UPDATE_DECODER=1 writes the golden file anew.
 */
const golden = path.join(import.meta.dirname, '../../test/vectors/burner-config/golden.json');
const program = process.env['HEADROOM_KUBE_BURNER_VECTORS'];
const seeds = process.env['HEADROOM_VERIFY'] ? 20_000 : 300;

interface Asked {
  readonly name: string;
  readonly kind: 'config' | ProfileKind;
  readonly text: string;
  readonly set?: readonly string[];
  readonly userData?: string;
}
interface Answer {
  readonly name: string;
  readonly error: string;
}

/** What differs between kube-burner and us, or undefined. */
function difference({ text, set = [], userData }: Asked, error: string): object | undefined {
  const theirs = refusalsOf(error);
  const rendered = userData === undefined ? text : renderedBy(text, userData);
  // That templates fail alike is shown in src/template.
  if (rendered === undefined) return theirs === undefined ? undefined : { text, error, ours: 'a template error' };
  const ours = ourAnswer(rendered, { set });
  const isRefused = ours.refusals.length + ours.checked.length + ours.other.length > 0;
  // --set has the config written anew, so that its lines are others.
  const asWritten = set.length === 0;
  const same =
    theirs === undefined
      ? isRefused
      : theirs.length === 0
        ? ours.refusals.length + ours.checked.length === 0
        : asWritten
          ? JSON.stringify(theirs) === JSON.stringify(ours.refusals)
          : ours.refusals.length > 0;
  return same ? undefined : { text, set, error, ours };
}

test('the first seeds: accepted or refused as kube-burner does, for the same keys and lines', async () => {
  if (process.env['UPDATE_DECODER'] && program) {
    const asked = Array.from({ length: 300 }, (_, seed): Asked => ({
      name: String(seed),
      kind: 'config',
      ...decoderCase(seed),
    }));
    const answers = (await askGoProgram(program, asked)) as readonly Answer[];
    writeFileSync(
      golden,
      `${JSON.stringify(
        answers.map(({ error }) => error),
        undefined,
        1,
      )}\n`,
    );
  }
  const errors = JSON.parse(readFileSync(golden, 'utf8')) as readonly string[];
  expect(errors).toHaveLength(300);
  const refused = errors.filter(error => (refusalsOf(error)?.length ?? 0) > 0);
  expect(refused.length).toBeGreaterThan(50);
  expect(errors.filter(error => error === '').length).toBeGreaterThan(10);
  const differences = errors.map((error, seed) =>
    difference({ name: '', kind: 'config', ...decoderCase(seed) }, error),
  );
  expect(differences.filter(one => one !== undefined)).toEqual([]);
});

test.skipIf(!program)(`${seeds} generated configs, asked now`, { timeout: 3_600_000 }, async () => {
  const asked = Array.from({ length: seeds }, (_, seed): Asked => ({
    name: String(seed),
    kind: 'config',
    ...decoderCase(seed),
  }));
  const answers = (await askGoProgram(program ?? '', asked)) as readonly Answer[];
  const differences = asked.map((one, index) => difference(one, answers[index]?.error ?? ''));
  expect(differences.filter(one => one !== undefined).slice(0, 5)).toEqual([]);
});

const folders = (process.env['HEADROOM_CONFIG_FOLDERS'] ?? '').split(':').filter(existsSync);

test.skipIf(!program || folders.length === 0)('every config and profile of the folders, asked now', async () => {
  const asked = folders.flatMap(configsIn);
  const answers = (await askGoProgram(program ?? '', asked)) as readonly Answer[];
  const counts = { configs: 0, profiles: 0, refused: [] as string[], differences: [] as unknown[] };
  for (const [index, one] of asked.entries()) {
    const error = answers[index]?.error ?? '';
    counts[one.kind === 'config' ? 'configs' : 'profiles']++;
    if (error !== '') counts.refused.push(`${one.name}: ${error.replaceAll(/\s+/g, ' ').slice(0, 300)}`);
    const differs = one.kind === 'config' ? difference(one, error) : profileDifference(one, one.kind, error);
    if (differs !== undefined) counts.differences.push({ name: one.name, ...differs });
  }
  console.log(JSON.stringify({ ...counts, differences: counts.differences.length }, undefined, 1));
  expect(counts.differences).toEqual([]);
});

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

function renderedBy(text: string, userData: string): string | undefined {
  try {
    const values = JSON.parse(userData) as Readonly<Record<string, unknown>>;
    return renderConfig(text, 'config', { files: { read: () => undefined }, userData: values }).text;
  } catch (error) {
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
}

/** Files that look like configs or profiles, with a value for every name that they ask for. */
function configsIn(folder: string): readonly Asked[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /\.ya?ml$/.test(name));
  return files.sort().flatMap((name): readonly Asked[] => {
    const text = readFileSync(path.join(folder, name), 'utf8');
    if (/^kind:|^apiVersion:/m.test(text)) return [];
    if (/^jobs:/m.test(text) && !/runs-on:/.test(text))
      return [{ name, kind: 'config', text, userData: JSON.stringify(dataFor(text)) }];
    if (/^\s*- query:|^\s*metricName:/m.test(text)) return [{ name, kind: 'metrics', text }];
    return /^\s*- expr:/m.test(text) ? [{ name, kind: 'alerts', text }] : [];
  });
}

function dataFor(text: string): Readonly<Record<string, unknown>> {
  const names = new Set(
    [...text.matchAll(/\{\{.*?\}\}/gs)].flatMap(([action]) =>
      [...action.matchAll(/\.([A-Za-z_]\w*)/g)].map(([, name = '']) => name),
    ),
  );
  return Object.fromEntries([...names].filter(name => name !== 'UUID').map(name => [name, valueFor(name)]));
}

function valueFor(name: string): unknown {
  if (/THRESHOLD/.test(name)) return 0;
  if (
    /^(CHURN|GC|GC_METRICS|SVC_LATENCY|PPROF|LOCAL_INDEXING|CLEANUP|CHURN_NAMESPACES|.*_?ENABLED?|ENABLE_.*|.*WAIT.*)$/.test(
      name,
    )
  )
    return true;
  if (/DURATION|DELAY|TIMEOUT|PERIOD|PAUSE|INTERVAL/i.test(name)) return '1m';
  if (/DELETION_STRATEGY/.test(name)) return 'gvr';
  if (/CHURN_MODE/.test(name)) return 'objects';
  if (
    /NAME$|NAMESPACE$|IMAGE|URL|STRATEGY|PATH|LABEL$|SELECTOR|CLASS|REGISTRY|MODE|SERVER|INDEX|TOKEN|ALERTS|METRICS$|PROFILE|TYPE$/i.test(
      name,
    )
  )
    return 'a';
  return 2;
}
