import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { RunEvent } from '../report/events';
import { commandLine, sentenceOf } from './command-line';
import { startRunner } from './runner';

const folder = mkdtempSync(path.join(tmpdir(), 'headroom-runner-'));
afterAll(() => rmSync(folder, { recursive: true }));

function script(name: string, text: string): string {
  const file = path.join(folder, `${name}.cjs`);
  writeFileSync(file, text);
  return file;
}

function run(name: string, text: string) {
  const events: RunEvent[] = [];
  const runner = startRunner(commandLine(script(name, text)), ['run'], {}, event => events.push(event));
  return { runner, events };
}

const note = (text: string): string =>
  `process.stdout.write(JSON.stringify({ type: 'note', at: 1, text: '${text}' }) + '\\n');`;

test('events arrive in order, then the exit code', async () => {
  const { runner, events } = run('two', note('one') + note('two'));
  expect(await runner.ended).toMatchObject({ code: 0 });
  expect(events.map(event => event.type === 'note' && event.text)).toEqual(['one', 'two']);
});

test('cancelling ends stdin, and the runner ends by itself', async () => {
  const { runner } = run('waits', `process.stdin.resume().on('end', () => process.exit(130));`);
  runner.cancel();
  expect(await runner.ended).toMatchObject({ code: 130 });
});

test('a killed runner has no exit code; half a line is no event', async () => {
  const { runner, events } = run(
    'dies',
    `process.stdout.write('{"type":"no', () => process.kill(process.pid, 'SIGKILL'));`,
  );
  expect(await runner.ended).toMatchObject({ code: null });
  expect(events).toEqual([]);
});

test('cancelling a runner that is gone does not throw', async () => {
  const { runner } = run('gone', '');
  await runner.ended;
  expect(() => runner.cancel()).not.toThrow();
});

test('an answer holds what was said', async () => {
  const cli = commandLine(script('echo', 'console.log(process.argv.slice(2).join(" "))'));
  expect(await cli.answer(['clean', '-o', 'json'])).toMatchObject({ code: 0, stdout: 'clean -o json\n' });
});

test('a failing command answers with its sentence', async () => {
  const cli = commandLine(script('fails', 'console.error("headroom: No kubeconfig."); process.exitCode = 5;'));
  const answer = await cli.answer([]);
  expect(answer.code).toBe(5);
  expect(sentenceOf(answer)).toBe('No kubeconfig.');
});

test('an answer that is no longer wanted can be aborted', async () => {
  const cli = commandLine(script('slow', 'setInterval(() => {}, 1000)'));
  const abort = new AbortController();
  const answer = cli.answer([], { signal: abort.signal });
  abort.abort();
  await expect(answer).rejects.toThrow('abort');
});
