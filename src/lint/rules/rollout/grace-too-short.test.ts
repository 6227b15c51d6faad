import { expect, test } from 'vitest';
import { found } from '../../found.test-data';
import { deployment, service } from '../../rollout.test-data';

const rule = 'grace-too-short';
const preStop = (hook: string): string => `lifecycle: { preStop: { ${hook} } },`;
const shell = preStop('exec: { command: [/bin/sh, -c, sleep 40] }');

test.each([
  ['no hook behind a Service', deployment() + service(), ['hint']],
  ['no hook, no Service', deployment(), []],
  ['no hook behind a headless Service', deployment() + service('clusterIP: None, ports: [{ port: 80 }],'), []],
  ['a sleep', deployment('', preStop('sleep: { seconds: 5 }')) + service(), []],
  ['a hook that does something', deployment('', preStop('exec: { command: [drain] }')) + service(), []],
  ['a hook from a template', deployment('', 'lifecycle: "{{ .lifecycle }}",') + service(), []],
  ['a sleep as long as the grace period', deployment('', preStop('sleep: { seconds: 30 }')), ['warning']],
  ['a sleep that the API server refuses', deployment('', preStop('sleep: { seconds: 31 }')), ['error']],
  ['a command from a template', deployment('', preStop('exec: { command: [sleep, "{{ .n }}"] }')), []],
  ['a shell that sleeps longer', deployment('', shell), ['warning']],
  ['a shell that sleeps in a long grace period', deployment('', shell, 'terminationGracePeriodSeconds: 60,'), []],
  ['a grace period from a template', deployment('', shell, 'terminationGracePeriodSeconds: "{{ .n }}",'), []],
])('%s', (_, text, severities) => {
  expect(found(rule, text).map(({ severity }) => severity)).toEqual(severities);
});
