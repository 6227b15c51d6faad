import { expect, test } from 'vitest';
import { isIdle } from './command-line';

test.each([
  [{ command: ['/bin/sleep', 'infinity'] }, true],
  [{ command: ['sleep'], args: ['3650d'] }, true],
  [{ command: ['sh', '-c', 'exec sleep 3600'] }, true],
  [{ command: ['tail', '-f', '/dev/null'] }, true],
  [{ command: ['sh', '-c', 'sleep 5 && serve'] }, false],
  [{ command: ['/bin/sleep', '{{ .t }}', 1] }, false],
  [{ args: ['sleep', 'infinity'] }, false],
  [{}, false],
])('%j only waits: %s', (container, expected) => {
  expect(isIdle(container)).toBe(expected);
});
