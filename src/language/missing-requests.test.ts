import { expect, test } from 'vitest';
import { rankRequests, requestsOf } from './missing-requests';

const deployment = (name: string, replicas: number, image: string, resources = '') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: ${name}, namespace: shop }\nspec:\n  replicas: ${replicas}\n  selector: { matchLabels: { app: ${name} } }\n  template:\n    metadata: { labels: { app: ${name} } }\n    spec:\n      containers: [{ name: main, image: ${image}${resources} }]\n`;
const whole = ', resources: { requests: { cpu: 1, memory: 1Gi } }';

test('many replicas and heavy images come first; what asks for everything is not there', () => {
  const files = [
    requestsOf('few.yaml', deployment('few', 2, 'nginx:1.29'), {}),
    requestsOf('many.yaml', deployment('many', 30, 'nginx:1.29'), {}),
    requestsOf('good.yaml', deployment('good', 90, 'nginx:1.29', whole), {}),
    requestsOf('heavy.yaml', deployment('heavy', 2, 'elasticsearch:9.0'), {}),
  ].filter(one => one !== undefined);
  const { workloads, limitRanges } = rankRequests(files);
  expect(workloads.map(({ object }) => object.name)).toEqual(['many', 'heavy', 'few']);
  expect(limitRanges).toMatchObject([{ namespace: 'shop', workloads: 3 }]);
});

test('settings that turn the rules off count, and no other rule is asked', () => {
  const off = () => ({ severity: 'off' as const });
  expect(requestsOf('web.yaml', deployment('web', 2, 'nginx:latest'), { settings: off })).toBeUndefined();
  expect(requestsOf('map.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n', {})).toBeUndefined();
  const found = requestsOf('web.yaml', deployment('web', 2, 'nginx:latest'), {});
  expect(new Set(found?.workloads.flatMap(({ one }) => one.missing))).toEqual(new Set(['cpu', 'memory']));
});
