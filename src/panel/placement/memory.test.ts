import { expect, test } from 'vitest';
import { rememberedView, viewFrom } from './memory';
import { emptyView, receive } from './state';

const told = {
  type: 'placement',
  uri: 'file:///a.yaml',
  file: 'a.yaml',
  key: { namespace: 'shop', kind: 'Deployment', name: 'web' },
  state: { kind: 'unreadable', sentence: 'Cannot be read.' },
} as const;
const chosen = { ...receive(emptyView, told), resource: 'pods', chosen: 'both', step: 2 } as const;

test('a view that comes back has what was chosen, while it shows the same workload', () => {
  const memory: unknown = JSON.parse(JSON.stringify(rememberedView(chosen)));
  const back = viewFrom(memory);
  expect(back.told).toBeUndefined();
  expect(receive(back, told)).toMatchObject({ resource: 'pods', chosen: 'both', step: 2 });
  const other = { ...told, key: { ...told.key, name: 'api' } };
  expect(receive(back, other)).toMatchObject({ resource: 'pods', chosen: undefined, step: undefined });
});

test('a view that has shown nothing has nothing to remember', () => {
  expect(rememberedView(emptyView)).toBeUndefined();
});

test.each([undefined, null, 5, {}, { uri: 'file:///a.yaml' }, { choice: { step: 2 } }])(
  'from %j comes an empty view',
  memory => {
    expect(viewFrom(memory)).toEqual(emptyView);
  },
);

test('of a memory only what a view knows is taken', () => {
  const { uri, key } = told;
  const odd = { uri, key, choice: { resource: 'disk', chosen: 7, step: 'last' } };
  expect(viewFrom(odd)).toEqual({ ...emptyView, about: { uri, key } });
  expect(viewFrom({ uri, key })).toEqual({ ...emptyView, about: { uri, key } });
});
