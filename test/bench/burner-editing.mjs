import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { p95, withServer } from './language-server.mjs';

const JOBS = 10;
const ROUNDS = 30;
const LIMIT_MS = 50;
/** Between two keystrokes of a fast typist, ms. */
const PACE_MS = 200;

const config = `jobs:\n${Array.from({ length: JOBS }, (_, index) => job(index)).join('')}`;

function job(index) {
  const object = `      - objectTemplate: templates/workload.yml\n        replicas: 10\n        inputVars: { size: ${index} }\n`;
  return `  - name: job-${index}\n    namespace: job-${index}\n    jobIterations: 1000\n    qps: 100\n    burst: 100\n    objects:\n${object.repeat(5)}`;
}

const template = Array.from(
  { length: 1 },
  (_, index) => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-${index}-{{ .Iteration }}-{{ .Replica }}
  labels: { {{ range $i, $e := until 20 }}l{{ $i }}: "{{ add $e $.size }}"{{ if lt $i 19 }}, {{ end }}{{ end }} }
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: web
          image: "{{ printf "nginx:%d" (mul .size 3) | trunc 20 }}"
`,
).join('---\n');

/** Time from a keystroke, sent with the question, to the answer; p95, with a config of 10 jobs and 50 object entries. */
export async function burnerEditingBench() {
  const folder = mkdtempSync(path.join(tmpdir(), 'headroom-bench-'));
  try {
    mkdirSync(path.join(folder, 'templates'));
    writeFileSync(path.join(folder, 'config.yml'), config);
    writeFileSync(path.join(folder, 'templates', 'workload.yml'), template);
    return await withServer(folder, async ({ connection, indexed }) => {
      await indexed;
      const ask = await typing(connection, folder);
      return [
        await measure('keystroke in a config to completion', () => ask('config.yml', config, completion(2))),
        await measure('keystroke in a template to completion inside {{ }}', () =>
          ask('templates/workload.yml', template, completion(3, 22)),
        ),
        await measure('keystroke in a template to the preview', () =>
          ask('templates/workload.yml', template, () => [
            'headroom/preview',
            { uri: uriOf(folder, 'config.yml'), choice: { job: 3, iteration: 7 } },
          ]),
        ),
        await measure('keystroke in a config to the plan lenses', () =>
          ask('config.yml', config, uri => ['textDocument/codeLens', { textDocument: { uri } }]),
        ),
      ];
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const uriOf = (folder, name) => pathToFileURL(path.join(folder, name)).href;
const completion =
  (line, character = 4) =>
  uri => ['textDocument/completion', { textDocument: { uri }, position: { line, character } }];

/** Opens texts once; each call changes a comment at the end of a text, asks, and takes the time until the answer. */
async function typing(connection, folder) {
  const versions = new Map();
  return async (name, text, question) => {
    const uri = uriOf(folder, name);
    if (!versions.has(uri)) {
      versions.set(uri, 1);
      const textDocument = { uri, languageId: 'yaml', version: 1, text: `${text}# x\n` };
      await connection.sendNotification('textDocument/didOpen', { textDocument });
      await connection.sendRequest(...question(uri));
    }
    const version = versions.get(uri) + 1;
    versions.set(uri, version);
    const line = text.split('\n').length - 1;
    const range = { start: { line, character: 2 }, end: { line, character: 3 } };
    const began = performance.now();
    void connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range, text: String(version % 10) }],
    });
    const answer = await connection.sendRequest(...question(uri));
    if (!answer || answer.length === 0) throw new Error(`No answer about ${name}.`);
    return performance.now() - began;
  };
}

async function measure(name, once) {
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    times.push(await once());
    await setTimeout(PACE_MS);
  }
  return { name: `${name}, p95`, figure: p95(times), unit: 'ms', bound: 'at most', limit: LIMIT_MS };
}
