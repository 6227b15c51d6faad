import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { withLock } from './lock.mjs';
import { isRunning, markFromStat, startMark, stop } from './processes.mjs';

const children = [];
const folder = mkdtempSync(join(tmpdir(), 'headroom-processes-'));
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function sleeper() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  children.push(child);
  await new Promise(resolve => child.once('spawn', resolve));
  return { name: 'sleeper', pid: child.pid, mark: startMark(child.pid) };
}

test('the start time is found behind a name with spaces and brackets', () => {
  const numbers = Array.from({ length: 20 }, (_, index) => index + 3);
  expect(markFromStat(`42 (a) b (c) S ${numbers.slice(1).join(' ')}`, 'boot')).toBe('boot:22');
});

test('a process that has ended and waits for its parent is not running', () => {
  expect(markFromStat('42 (gone) Z 1 2 3', 'boot')).toBeUndefined();
});

test('ends the process that was recorded', async () => {
  const record = await sleeper();
  expect(isRunning(record)).toBe(true);
  await stop(record);
  expect(isRunning(record)).toBe(false);
});

test('leaves another process alone that has got the recorded pid', async () => {
  const other = await sleeper();
  await stop({ ...other, mark: 'an earlier process' });
  expect(isRunning(other)).toBe(true);
});

test('a lock is held while the work lasts, and one of a dead process is taken over', async () => {
  const file = join(folder, 'inner', 'a.lock');
  const order = [];
  const work = name => () => new Promise(done => setTimeout(() => done(order.push(name)), 50));
  const options = { what: 'testing', say: () => {} };
  await Promise.all([withLock(file, options, work('first')), withLock(file, options, work('second'))]);
  expect(order).toEqual(['first', 'second']);
  writeFileSync(file, JSON.stringify({ pid: process.pid, mark: 'an earlier process' }));
  await withLock(file, options, work('third'));
  expect(order).toEqual(['first', 'second', 'third']);
});
