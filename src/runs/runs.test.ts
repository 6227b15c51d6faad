import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readJournal, readJournals, writeJournal, type Journal } from './journal';
import { leftoverRuns } from './leftovers';
import { isAlive, ownIdentity } from './process-identity';
import { isRunId, newRunId } from './run-id';
import { runFolder, runsFolder } from './run-folder';

let folder: string;
const before = process.env['XDG_STATE_HOME'];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'headroom-runs-'));
  process.env['XDG_STATE_HOME'] = folder;
});

afterEach(async () => {
  if (before === undefined) delete process.env['XDG_STATE_HOME'];
  else process.env['XDG_STATE_HOME'] = before;
  await rm(folder, { recursive: true });
});

const journal = async (changes: Partial<Journal> = {}): Promise<Journal> => ({
  schemaVersion: 1,
  runId: newRunId(),
  title: 'test',
  startedAt: Date.now(),
  context: 'practice',
  kubeconfig: ['/tmp/kubeconfig'],
  server: 'https://127.0.0.1:6443',
  madeNamespaces: [],
  namespaces: ['default'],
  kinds: [{ apiVersion: 'v1', kind: 'Pod' }],
  runner: await ownIdentity(),
  state: 'running',
  ...changes,
});

test('a run id reads as a label value and sorts by time', () => {
  const [early, late] = [newRunId(1e12), newRunId(2e12)];
  expect(early).toMatch(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])$/);
  expect([late, early].sort()).toEqual([early, late]);
  expect(isRunId(early)).toBe(true);
  expect(isRunId('../../etc')).toBe(false);
});

test('a journal comes back as it was written', async () => {
  const written = await journal();
  await writeJournal(written);
  expect(await readJournal(written.runId)).toEqual(written);
  expect(runFolder(written.runId).startsWith(runsFolder())).toBe(true);
});

test('a broken journal hides no other', async () => {
  const good = await journal({ runId: newRunId(1e12) });
  await writeJournal(good);
  const broken = await journal({ runId: newRunId(2e12) });
  await writeJournal(broken);
  await writeFile(path.join(runFolder(broken.runId), 'journal.json'), '{"schemaVersion":');
  expect((await readJournals()).map(({ runId }) => runId)).toEqual([good.runId]);
});

test('only a run whose process is gone is a leftover', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  const dead = { pid: child.pid ?? 0 };
  const mine = await journal({ runId: newRunId(1e12) });
  const theirs = await journal({ runId: newRunId(2e12), runner: dead });
  await Promise.all([writeJournal(mine), writeJournal(theirs)]);
  expect(await leftoverRuns()).toEqual([]);
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect((await leftoverRuns()).map(({ runId }) => runId)).toEqual([theirs.runId]);
});

test('a pid that another process has now is not the runner', async () => {
  const own = await ownIdentity();
  expect(await isAlive(own)).toBe(true);
  expect(await isAlive({ pid: own.pid, startTicks: '1' })).toBe(own.startTicks === undefined);
});
