import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Following } from '../../observer/protocol';
import { commandLine } from '../command-line';
import { startObserver } from './observer';

const folder = mkdtempSync(path.join(tmpdir(), 'headroom-observer-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An observer that is this script; it answers each line by `reply(asked)`. */
function observing(name: string, reply: string) {
  const file = path.join(folder, `${name}.cjs`);
  const text = `
    const say = line => process.stdout.write((typeof line === 'string' ? line : JSON.stringify(line)) + '\\n');
    say({ state: 'live', sentence: process.argv.slice(2).join(' '), context: 'c' });
    require('node:readline').createInterface({ input: process.stdin })
      .on('line', text => (${reply})(JSON.parse(text)))
      .on('close', () => process.exit(0));`;
  writeFileSync(file, text);
  const states: Following[] = [];
  const observer = startObserver(commandLine(file), ['--context', 'c'], state => states.push(state));
  return { observer, states };
}

test('questions are answered in whatever order the answers come; states are told', async () => {
  const reply = `asked => asked.id === 2 && [2, 1].forEach(id => say({ id, answer: { id, with: asked.with }, freshness: {} }))`;
  const { observer, states } = observing('orders', reply);
  const [one, two] = await Promise.all([observer.ask('status'), observer.ask('workload', { object: 'x' })]);
  expect(one.answer).toMatchObject({ id: 1 });
  expect(two.answer).toEqual({ id: 2, with: { object: 'x' } });
  expect(states).toEqual([{ state: 'live', sentence: 'observer --stdio --context c', context: 'c' }]);
  observer.stop();
  expect(await observer.ended).toBe('');
});

test('an error is a sentence', async () => {
  const { observer } = observing('errs', `({ id }) => say({ id, error: 'No cluster is followed yet.' })`);
  await expect(observer.ask('status')).rejects.toThrow('No cluster is followed yet.');
  observer.stop();
  await observer.ended;
});

test('what waits when the process dies is told so, and what it complained of is kept', async () => {
  const { observer } = observing('dies', `() => { console.error('headroom: It broke.'); process.exit(1); }`);
  await expect(observer.ask('status')).rejects.toThrow('no longer followed');
  expect(await observer.ended).toBe('headroom: It broke.');
  await expect(observer.ask('status')).rejects.toThrow('no longer followed');
});

test('a line that is no word of the observer is passed over', async () => {
  const { observer } = observing('noise', `({ id }) => { say('noise'); say({ id, answer: 1, freshness: {} }); }`);
  expect((await observer.ask('status')).answer).toBe(1);
  observer.stop();
  expect(await observer.ended).toBe('noise');
});
