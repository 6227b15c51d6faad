import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { goTool, whyNoGo } from '../../../../test/vectors/go-program';
import { lintRendered, type RenderedFlags } from './lint-rendered';

const tools = path.join(import.meta.dirname, '../../../../test/vectors/rendered');
const folder = mkdtempSync(path.join(tmpdir(), 'headroom-rendered-'));
const givenPath = process.env['PATH'];
const noGo = await whyNoGo();
afterEach(() => {
  process.env['PATH'] = givenPath;
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), text);
}

beforeAll(() => {
  write('chart/Chart.yaml', 'apiVersion: v2\nname: web\nversion: 1.0.0\n');
  write('chart/values.yaml', 'replicas: 2\nresources: {}\n');
  write('chart/more.yaml', 'resources: { requests: { cpu: 100m, memory: 2Gi }, limits: { memory: 1Gi } }\n');
  write(
    'chart/templates/web.yaml',
    `apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}-web
spec:
  replicas: {{ .Values.replicas }}
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: {{ .Chart.Name }}
          image: nginx:1.29
          resources:
            {{- toYaml .Values.resources | nindent 12 }}
`,
  );
  write('base/kustomization.yaml', 'resources: [web.yaml]\n');
  write(
    'base/web.yaml',
    `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: nginx:1.29
      resources:
        requests: { cpu: 1, memory: 2Gi }
`,
  );
  write('overlay/kustomization.yaml', 'namePrefix: prod-\nresources: [../base]\npatches: [{ path: limit.yaml }]\n');
  write(
    'overlay/limit.yaml',
    `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: side
      image: envoy:1.30
    - name: web
      resources: { limits: { memory: 1Gi } }
`,
  );
});

const found = (flags: RenderedFlags) =>
  lintRendered(flags).files.flatMap(({ findings }) =>
    findings.map(({ finding }) => {
      const file = path.relative(folder, path.resolve(finding.file)).split(path.sep).join('/');
      return `${file}:${finding.range.start.line + 1} ${finding.rule}`;
    }),
  );

describe.skipIf(noGo !== undefined)('with the real tools', () => {
  beforeAll(async () => {
    const helm = await goTool(tools, 'helm', 'helm.sh/helm/v3/cmd/helm');
    await goTool(tools, 'kustomize', 'sigs.k8s.io/kustomize/kustomize/v5');
    tooled = `${path.dirname(helm)}${path.delimiter}${givenPath ?? ''}`;
  }, 900_000);
  let tooled = '';

  test('what helm renders is said at the template', () => {
    process.env['PATH'] = tooled;
    const said = found({ helm: path.join(folder, 'chart') });
    expect(said).toContain('chart/templates/web.yaml:16 cpu-request-missing');
  });

  test('files of values count', () => {
    process.env['PATH'] = tooled;
    const said = found({ helm: path.join(folder, 'chart'), values: [path.join(folder, 'chart/more.yaml')] });
    expect(said).toContain('chart/templates/web.yaml:16 request-above-limit');
    expect(said.filter(line => line.includes('cpu-request-missing'))).toEqual([]);
  });

  test('what kustomize builds is said at the resource or the patch that says it', () => {
    process.env['PATH'] = tooled;
    const said = found({ kustomize: path.join(folder, 'overlay') });
    expect(said).toContain('base/web.yaml:9 request-above-limit');
    expect(said).toContain('overlay/limit.yaml:6 cpu-request-missing');
  });

  test('what the tool says is handed on', () => {
    process.env['PATH'] = tooled;
    expect(() => lintRendered({ helm: path.join(folder, 'base') })).toThrow(
      /helm template .* failed: Error: Chart.yaml/,
    );
  });
});

test('a tool that is missing is named, with how to get it', () => {
  process.env['PATH'] = folder;
  expect(() => lintRendered({ helm: path.join(folder, 'chart') })).toThrow(
    /^helm is not to be found: install it from http/,
  );
  expect(() => lintRendered({ kustomize: path.join(folder, 'overlay') })).toThrow(
    /^kustomize is not to be found, and neither is kubectl/,
  );
});

test('a folder that is not there is named', () => {
  expect(() => lintRendered({ helm: 'none' })).toThrow(
    'none does not exist: name the folder of a chart or kustomization.',
  );
});
