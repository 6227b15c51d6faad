import { expect, test } from 'vitest';
import { run } from './steps.mjs';

test('a program’s output is what it printed', async () => {
  expect(await run(process.execPath, ['-e', 'console.log(1); console.error(2)'])).toBe('1\n');
});

test('a failure names the command and holds what it said', async () => {
  const failing = run(process.execPath, ['-e', 'console.error("why it failed"); process.exit(3)']);
  await expect(failing).rejects.toThrow(/failed \(3\):\nwhy it failed$/);
});

test('a program that is not there, and one that takes too long, are errors', async () => {
  await expect(run('no-such-program', [])).rejects.toThrow('no-such-program could not be started');
  await expect(run('sleep', ['20'], { timeoutMs: 50 })).rejects.toThrow('sleep 20 failed (SIGTERM)');
});

test('an aborted program is ended', async () => {
  const running = run('sleep', ['20'], { signal: AbortSignal.timeout(50) });
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
});
