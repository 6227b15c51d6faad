import { expect, test } from 'vitest';
import { applyEdits } from '../../../yaml/apply';
import { readYaml } from '../../../yaml/read';
import { fixEdits } from '../../fix';
import { found, foundWith, nothingElse } from '../../found.test-data';
import { account, flowSchema, priorityLevel, rule } from './flow-schema.test-data';

const reject = 'limitResponse: { type: Reject }';
const queue = (hand: number): string => `limitResponse: { type: Queue, queuing: { queues: 64, handSize: ${hand} } }`;
const shares = (count: number, more = reject): string =>
  priorityLevel('mine', `nominalConcurrencyShares: ${count}, ${more}`);
const schema = flowSchema('mine', 500, rule(account('a')), 'mine');

test.each([
  ['nobody', shares(10), 1],
  ['a FlowSchema', shares(10) + schema, 0],
  [
    'a FlowSchema of a level that a template names',
    shares(10) + schema.replace('name: mine }, rules', 'name: "{{ .a }}" }, rules'),
    0,
  ],
  ['the built-in FlowSchema', shares(10).replace('name: mine', 'name: system'), 0],
])('priority-level-unused: used by %s', (_, text, findings) => {
  expect(found('priority-level-unused', text, nothingElse)).toHaveLength(findings);
});

test('priority-level-unused says how many seats it keeps, and is silent where a schema may stand elsewhere', () => {
  expect(found('priority-level-unused', shares(10), nothingElse)[0]?.message).toContain('keeps 24 of 600 seats');
  expect(found('priority-level-unused', shares(10))).toEqual([]);
});

test.each([
  ['0', shares(0), 1],
  ['1', shares(1), 0],
  ['none, which are 30', priorityLevel('mine', reject), 0],
  ['a template', priorityLevel('mine', 'nominalConcurrencyShares: "{{ .shares }}"'), 0],
  ['0 of the exempt level', shares(0).replace('type: Limited, limited', 'type: Exempt, exempt'), 0],
])('priority-level-zero-shares: shares are %s', (_, text, findings) => {
  expect(found('priority-level-zero-shares', text)).toHaveLength(findings);
});

test.each([
  ['the usual', shares(20, queue(6)), undefined],
  ['1 share is 3 seats', shares(1, queue(6)), 'gets 3 of 600 seats for its 1 shares, fewer than its handSize of 6'],
  ['1 share that is rejected', shares(1), undefined],
  [
    'most of the seats',
    shares(1000),
    'takes 482 of 600 seats with its 1000 shares and leaves leader election 5 instead of 25',
  ],
  ['just half of the seats', shares(245), undefined],
  ['one seat beside a giant', shares(1) + shares(2000).replace('name: mine', 'name: giant'), 'gets 1 of 600 seats'],
  [
    'shares of a neighbour that a template makes',
    shares(1000) + priorityLevel('b', 'nominalConcurrencyShares: "{{ .a }}"'),
    undefined,
  ],
  ['two of one name', shares(1000) + shares(2000), undefined],
])('priority-level-starves: %s', (_, text, words) => {
  const [finding] = found('priority-level-starves', text).filter(({ object }) => object?.name === 'mine');
  if (words === undefined) expect(finding).toBeUndefined();
  else expect(finding?.message).toContain(words);
});

test('the seats of the server are an option', () => {
  const findings = foundWith('priority-level-starves', shares(20, queue(6)), { options: { serverSeats: 60 } });
  expect(findings[0]?.message).toContain('gets 5 of 60 seats');
});

test.each([shares(1, queue(6)), shares(1000), shares(1) + shares(2000).replace('name: mine', 'name: giant')])(
  'with the suggested shares there is nothing to say',
  text => {
    const findings = found('priority-level-starves', text);
    const [finding] = findings;
    const [fix] = finding?.fixes ?? [];
    if (!finding || !fix) return expect.fail('no suggestion');
    const fixed = applyEdits(text, fixEdits(readYaml(text), finding, fix));
    const same = found('priority-level-starves', fixed).filter(({ object }) => object?.name === finding.object?.name);
    expect(same).toEqual([]);
  },
);
