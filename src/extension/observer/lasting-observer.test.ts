import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Following } from '../../observer/protocol';
import { commandLine } from '../command-line';
import { lastingObserver } from './lasting-observer';
import { startObserver } from './observer';

const folder = mkdtempSync(path.join(tmpdir(), 'headroom-lasting-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An observer that says `first` at its start, answers with its pid and is killed when asked to `die`. */
function lasting(name: string, first: string, pausesMs: readonly number[]) {
  const file = path.join(folder, `${name}.cjs`);
  writeFileSync(
    file,
    `const say = line => process.stdout.write(JSON.stringify(line) + '\\n');
    say({ state: 'connecting', sentence: 'It begins.', context: 'c' });
    ${first};
    require('node:readline').createInterface({ input: process.stdin })
      .on('line', text => {
        const { id, question } = JSON.parse(text);
        if (question === 'die') process.kill(process.pid, 'SIGKILL');
        say({ id, answer: process.pid, freshness: {} });
      })
      .on('close', () => process.exit(0));`,
  );
  const states: Following[] = [];
  const observer = lastingObserver({
    start: onState => startObserver(commandLine(file), [], onState),
    onState: state => states.push(state),
    again: complaint => `Again. ${complaint}`.trim(),
    pausesMs,
  });
  const until = (state: string) => expect.poll(() => states.at(-1)?.state, { timeout: 10_000 }).toBe(state);
  return { observer, states, until };
}
const live = `say({ state: 'live', sentence: 'It follows.', context: 'c' })`;

test('whoever is killed is started again; stale meanwhile, and what waited is told so', async () => {
  const { observer, states, until } = lasting('killed', live, [50, 50]);
  await until('live');
  const before = await observer.ask('status');
  await expect(observer.ask('die')).rejects.toThrow('no longer followed');
  await until('stale');
  await expect(observer.ask('status')).rejects.toThrow('Again.');
  await until('live');
  expect((await observer.ask('status')).answer).not.toBe(before.answer);
  expect(states.map(({ state }) => state)).toEqual(['connecting', 'live', 'stale', 'live']);
  expect(states[2]).toMatchObject({ sentence: 'Again.', context: 'c', since: expect.any(Number) });
  observer.stop();
  expect(await observer.ended).toBe('');
});

test('whoever dies at every start is given up, with what was said last', async () => {
  const { observer, states } = lasting('dies', `console.error('headroom: It broke.'); process.exit(1)`, [1, 1, 1]);
  expect(await observer.ended).toBe('headroom: It broke.');
  expect(states.filter(({ sentence }) => sentence.startsWith('Again.'))).toEqual(
    [1, 2, 3].map(() => ({ state: 'connecting', sentence: 'Again. headroom: It broke.', context: 'c' })),
  );
});

test('whoever is stopped while it waits is not started again', async () => {
  const { observer, states, until } = lasting('stopped', live, [60_000]);
  await until('live');
  await expect(observer.ask('die')).rejects.toThrow();
  await until('stale');
  observer.stop();
  expect(await observer.ended).toBe('');
  expect(states.at(-1)?.state).toBe('stale');
});
