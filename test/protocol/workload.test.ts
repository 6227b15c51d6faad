import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeLens } from 'vscode-languageserver-protocol';
import { build, startServer, type ServerUnderTest } from './server-under-test';

const workload = (name: string, replicas: number): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, namespace: shop }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: c, image: 'c:1' }] }
`;
const uri = 'file:///shop.yaml';
const text = `${workload('cart', 2)}---\n${workload('pay', 3)}`;
const pay = { kind: 'Deployment', name: 'pay', namespace: 'shop' };
let server: ServerUnderTest;

interface Found {
  readonly key: object;
  readonly object: { readonly spec: { readonly replicas: number } };
  readonly saved?: { readonly spec: { readonly replicas: number } };
}
const ask = (asked: object): Promise<Found | null> =>
  server.connection.sendRequest('headroom/workload', { uri, ...asked });

beforeAll(async () => {
  await build();
  server = await startServer({ selects: true, cluster: { state: 'live' } });
  server.connection.onRequest('headroom/observe', () => ({ error: 'not here' }));
  server.open(uri, text);
}, 180_000);
afterAll(() => server.stop());

test('the workload at a position, and again by its key, as it is typed', async () => {
  const found = await ask({ position: { line: 14, character: 3 } });
  expect(found).toMatchObject({ key: pay, object: { spec: { replicas: 3 } }, saved: { spec: { replicas: 3 } } });
  server.change(uri, 2, text.replace('replicas: 3', 'replicas: 9'));
  expect(await ask({ key: pay, saved: text })).toMatchObject({
    object: { spec: { replicas: 9 } },
    saved: { spec: { replicas: 3 } },
  });
  server.change(uri, 3, text);
});

test('what the saved text does not have has no before; what the text does not have is not there', async () => {
  const found = await ask({ key: pay, saved: workload('cart', 2) });
  expect(found?.object.spec.replicas).toBe(3);
  expect(found).not.toHaveProperty('saved');
  expect(await ask({ key: { ...pay, name: 'gone' } })).toBeNull();
  expect(await ask({ uri: 'file:///closed.yaml', key: pay })).toBeNull();
});

test('what is not found in a half-written text may be there', async () => {
  server.change(uri, 4, text.replace('metadata: { name: pay', 'metadata: { name: [ pay'));
  expect(await ask({ key: pay })).toEqual({ unreadable: true });
  server.change(uri, 5, text);
});

test('above each workload of a followed cluster there is a way to its placement', async () => {
  const lenses = await server.connection.sendRequest<CodeLens[]>('textDocument/codeLens', { textDocument: { uri } });
  const ways = lenses.flatMap(({ command }) => (command?.command === 'headroom.showPlacement' ? [command] : []));
  expect(ways.map(({ title }) => title)).toEqual(['Show placement', 'Show placement']);
  expect(ways[1]?.arguments).toEqual([{ uri, key: pay }]);
});
