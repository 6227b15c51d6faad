import fc from '../../test/fast-check';
import { expect, test } from 'vitest';
import { readYaml } from '../yaml/read';
import { lint } from './lint';
import type { LintMemory } from './memory';
import { workspaceIndex } from './workspace/workspace-index';
import { proofRuns } from '../../test/proof-runs';

const name = fc.constantFrom('web', 'api', 'db');
const workload = fc
  .record({
    name,
    replicas: fc.nat(3),
    cpu: fc.constantFrom('100m', '1', '2x', ''),
    more: fc.constantFrom('', '# headroom-ignore: cpu-request-missing'),
  })
  .map(
    ({ name: app, replicas, cpu, more }) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${app} }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: ${app} } }
  template:
    metadata: { labels: { app: ${app} } }
    spec:
      containers:
        - name: ${app} ${more}
          image: ${app}:latest
          ports: [{ containerPort: 80 }]
          resources: { requests: { ${cpu === '' ? '' : `cpu: ${cpu}`} } }
`,
  );
const service = name.map(
  app =>
    `apiVersion: v1\nkind: Service\nmetadata: { name: ${app} }\nspec: { selector: { app: ${app} }, ports: [{ port: 80 }] }\n`,
);
const autoscaler = fc.record({ name, min: fc.nat(3) }).map(
  ({ name: app, min }) => `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: ${app} }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${app} }
  minReplicas: ${min}
  maxReplicas: 3
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 80 } } }]
`,
);
const flowSchema = fc.record({ name, precedence: fc.constantFrom(1, 500, 20000) }).map(
  ({ name: app, precedence }) => `apiVersion: flowcontrol.apiserver.k8s.io/v1
kind: FlowSchema
metadata: { name: ${app} }
spec:
  priorityLevelConfiguration: { name: ${app} }
  matchingPrecedence: ${precedence}
  rules: [{ subjects: [{ kind: Group, group: { name: "*" } }] }]
`,
);
const document = fc.oneof(
  workload,
  service,
  autoscaler,
  flowSchema,
  fc.constantFrom(
    '# nothing\n',
    'broken: [\n',
    'apiVersion: v1\nkind: List\nitems: [{ apiVersion: v1, kind: Pod, metadata: { name: a } }]\n',
  ),
);
const change = fc.record({
  at: fc.nat(10),
  remove: fc.nat(2),
  insert: fc.array(document, { maxLength: 2 }),
  above: fc.boolean(),
});
const other = fc.option(document);

test('linting with the memory of earlier lints finds what linting anew finds', () => {
  fc.assert(
    fc.property(
      fc.array(document, { maxLength: 6 }),
      fc.array(fc.tuple(change, other), { maxLength: 6 }),
      (start, changes) => {
        const memory: LintMemory = {};
        const index = workspaceIndex(() => undefined);
        index.isComplete = true;
        const documents = [...start];
        let file = readYaml(documents.join('---\n'));
        for (const [{ at, remove, insert, above }, beside] of [
          [{ at: 0, remove: 0, insert: [], above: false }, null] as const,
          ...changes,
        ]) {
          documents.splice(at, remove, ...insert);
          const text = (above ? '# note\n' : '') + documents.join('---\n');
          if (beside === null) index.remove('b.yaml');
          else index.put('b.yaml', beside);
          file = readYaml(text, { previous: file });
          index.put('a.yaml', file);
          const options = { hints: true, neighbours: index.neighboursOf('a.yaml') };
          const anew = lint(readYaml(text), options).findings;
          expect(lint(file, options, memory).findings).toEqual(anew);
        }
      },
    ),
    { numRuns: proofRuns(100, 60) },
  );
});

test('a rule that saw nothing new is not asked again', () => {
  const memory: LintMemory = {};
  const text = (replicas: number) =>
    `kind: Pod\napiVersion: v1\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: a }] }\n---\na: ${replicas}\n`;
  const first = readYaml(text(1));
  const before = lint(first, {}, memory).findings;
  const after = lint(readYaml(text(2), { previous: first }), {}, memory).findings;
  expect(before).not.toEqual([]);
  expect(after.every((finding, i) => finding === before[i])).toBe(true);
});
