import { expect, test } from 'vitest';
import { drawn, emptyView, receive, replicasOn, stepped } from './state';
import { nodeView, rollout, told, view } from './view.test-data';

const [one, other] = [rollout(['n1', 'n1']), rollout(['n1', 'n2', 'n3'])];
const state = (shown = view({ before: one, beforeFrom: 'file', after: other })) => receive(emptyView, told(shown));

test('before anything was told there is nothing to draw', () => {
  expect(drawn(emptyView)).toBeUndefined();
  expect(drawn({ ...emptyView, told: { ...told(view()), state: { kind: 'off' } } })).toBeUndefined();
});

test('both versions are shown when they differ, else the one; a choice stays', () => {
  expect(drawn(state())).toMatchObject({ shown: 'both', step: 3, steps: 3 });
  expect(drawn(state(view({ before: other, after: other })))?.shown).toBe('after');
  expect(drawn(state(view()))?.shown).toBe('after');
  expect(drawn({ ...state(), chosen: 'before' })).toMatchObject({ shown: 'before', steps: 2 });
});

test('keys step through the replicas, and the end follows a rollout that grows', () => {
  const press = (...keys: string[]) => keys.reduce((now, key) => stepped(now, key) ?? now, state());
  expect(press('ArrowLeft').step).toBe(2);
  expect(press('Home').step).toBe(0);
  expect(press('Home', 'ArrowLeft').step).toBe(0);
  expect(press('Home', 'End').step).toBeUndefined();
  expect(stepped(state(), 'x')).toBeUndefined();
  const grown = {
    ...press('ArrowLeft', 'ArrowRight'),
    told: told(view({ after: rollout(['n1', 'n2', 'n3', 'n1', 'n1']) })),
  };
  expect(drawn(grown)).toMatchObject({ step: 5, steps: 5 });
});

test('a rollout that shrinks takes the step with it', () => {
  const at = { ...state(), step: 2, told: told(view({ after: rollout(['n1']) })) };
  expect(drawn(at)).toMatchObject({ step: 1, steps: 1 });
});

test('replicas of a node have their numbers', () => {
  const three = rollout(['n1', 'n2', 'n1']);
  expect(replicasOn(three, nodeView('n1'), 3)).toEqual([1, 3]);
  expect(replicasOn(three, nodeView('n1'), 2)).toEqual([1]);
});

test('while the text is half written what was drawn stays, and says so; another workload begins anew', () => {
  const broken = { ...told(view()), state: { kind: 'unreadable', sentence: 'Cannot be read.' } } as const;
  const before = { ...state(), step: 1, chosen: 'after' } as const;
  const after = receive(before, broken);
  expect(after).toMatchObject({ outdated: 'Cannot be read.', told: before.told, step: 1 });
  expect(receive(after, told(view()))).toMatchObject({ outdated: undefined, step: 1, chosen: 'after' });
  expect(receive(emptyView, broken).told).toBe(broken);
  const other = { ...told(view()), key: { kind: 'Deployment', name: 'pay' } };
  expect(receive(after, other)).toMatchObject({ told: other, step: undefined, chosen: undefined, outdated: undefined });
});
