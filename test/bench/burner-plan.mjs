import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const cli = path.resolve(import.meta.dirname, '..', '..', 'dist', 'cli.js');
const config = `jobs:
  - name: big
    qps: 1000
    burst: 1000
    jobIterations: 10000
    iterationsPerNamespace: 100
    namespace: big
    objects:
      - { objectTemplate: deployment.yml, replicas: 4 }
      - { objectTemplate: configmap.yml, replicas: 6 }
`;
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web-{{ .Iteration }}-{{ .Replica }}
spec:
  replicas: 2
  selector: { matchLabels: { app: web-{{ .Iteration }} } }
  template:
    metadata: { labels: { app: web-{{ .Iteration }} } }
    spec:
      containers:
        - name: web
          image: registry.k8s.io/pause:3.10
          resources: { requests: { cpu: {{ add 1 .Replica }}m, memory: 1Mi } }
`;
const configMap = `apiVersion: v1
kind: ConfigMap
metadata: { name: cm-{{ .Iteration }}-{{ .Replica }} }
data: { key: "{{ randAlphaNum 32 }}", sum: "{{ mul .Iteration .Replica }}" }
`;
/** Says at its end how much memory the process had at most, in kB. */
const peak = 'process.on("exit", () => process.stderr.write(`\\npeak ${process.resourceUsage().maxRSS}`));';

/** 100,000 objects of a config planned (every one rendered and read), then rendered to a file. */
export function burnerPlanBench() {
  const folder = mkdtempSync(path.join(tmpdir(), 'headroom-plan-'));
  try {
    writeFileSync(path.join(folder, 'big.yml'), config);
    writeFileSync(path.join(folder, 'deployment.yml'), deployment);
    writeFileSync(path.join(folder, 'configmap.yml'), configMap);
    writeFileSync(path.join(folder, 'peak.cjs'), peak);
    return ['plan', 'render'].flatMap(command => {
      const { seconds, megabytes } = measured(folder, command);
      return [
        { name: `${command} of 100,000 objects`, figure: seconds, unit: 's', bound: 'at most', limit: 5 },
        { name: `memory of that ${command}`, figure: megabytes, unit: 'MB', bound: 'at most', limit: 300 },
      ];
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measured(folder, command) {
  const [out, errors] = ['out.yml', 'errors.txt'].map(name => openSync(path.join(folder, name), 'w+'));
  const start = performance.now();
  const args = ['--require', path.join(folder, 'peak.cjs'), cli, command, path.join(folder, 'big.yml')];
  execFileSync(process.execPath, args, { stdio: ['ignore', out, errors] });
  const seconds = (performance.now() - start) / 1000;
  closeSync(out);
  closeSync(errors);
  const said = readFileSync(path.join(folder, 'errors.txt'), 'utf8');
  return { seconds, megabytes: Number(/peak (\d+)/.exec(said)?.[1]) / 1024 };
}
