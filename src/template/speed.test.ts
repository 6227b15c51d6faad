import { expect, test } from 'vitest';
import { burnerFunctions } from './functions';
import { parseTemplate, renderParsed } from './render';
import { seededRandom } from './sprig/randomness';

const SOURCE = `kind: Deployment
metadata:
  name: server-{{.Replica}}-{{.Iteration}}
  labels:
    {{- range $i, $e := until 3 }}
    label-{{ $i }}: {{ printf "%s-%d" $.JobName $e | quote }}
    {{- end }}
spec:
  replicas: {{ default 2 .podReplicas }}
  template:
    spec:
      {{- if gt (add .Iteration 1) 0 }}
      nodeName: node-{{ mod .Iteration 100 }}
      {{- end }}
`;

test('100,000 objects are rendered in seconds', () => {
  const functions = burnerFunctions({ random: seededRandom(1), readFile: () => undefined, env: {} });
  const template = parseTemplate(SOURCE, 't', functions);
  const began = performance.now();
  let length = 0;
  for (let iteration = 0; iteration < 100_000; iteration++) {
    length += renderParsed(template, { JobName: 'job', Iteration: iteration, Replica: 1, podReplicas: 3 }, 'error').text
      .length;
  }
  const seconds = (performance.now() - began) / 1000;
  console.log(`100,000 renderings in ${seconds.toFixed(1)} s`);
  expect(length).toBeGreaterThan(15_000_000);
  // Some seconds on a free machine; the limit leaves room for a busy one.
  expect(seconds).toBeLessThan(30);
}, 60_000);
