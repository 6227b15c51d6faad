import { expect, test } from 'vitest';
import type { PreflightDocument } from '../report/preflight';
import { allowanceQuestion, confirmation, refusal } from './confirmation';

const preflight: PreflightDocument = {
  schemaVersion: 1,
  title: 'API intensive',
  source: 'api-intensive',
  plan: {
    digest: 'd',
    objects: 400,
    requests: 800,
    pods: 100,
    namespaces: ['load'],
    maxRate: 100,
    leastSeconds: 8,
    jobs: [],
  },
  target: {
    context: 'lab',
    server: 'https://127.0.0.1:6443',
    namespaces: ['load'],
    kubernetesVersion: 'v1.36.3',
    nodes: { total: 10, simulated: 10 },
  },
  missingPermissions: [],
  refusals: [],
  allowances: [],
  warnings: [],
  leftovers: [],
  notes: [],
};

test('the question names scenario and context; the detail says where and what it costs', () => {
  expect(confirmation(preflight)).toEqual({
    message: 'Run "API intensive" against context lab?',
    detail: [
      'Server: https://127.0.0.1:6443 (Kubernetes v1.36.3, 10 nodes, 10 simulated)\nNamespace: load',
      'It costs the cluster 800 requests at up to 100 a second for 400 objects and 100 pods to schedule and start, and takes at least 8 s.',
      'Everything it creates carries a label of this run and is deleted at the end, also when you cancel.',
    ].join('\n\n'),
  });
});

test('a context that looks like production is said first', () => {
  const { detail } = confirmation({ ...preflight, production: 'The context name contains "prod".' });
  expect(detail.startsWith('The context name contains "prod".')).toBe(true);
});

test('many namespaces are counted, not listed', () => {
  const namespaces = Array.from({ length: 100 }, (_, i) => `load-${i}`);
  const { detail } = confirmation({ ...preflight, target: { ...preflight.target, namespaces } });
  expect(detail).toContain('Namespaces: load-0, load-1, load-2, load-3, load-4 and 95 more');
});

test('missing rights are named with verb, resource and namespace', () => {
  const missingPermissions = [
    { verb: 'create', group: 'apps', resource: 'deployments', namespace: 'load' },
    { verb: 'list', group: '', resource: 'nodes' },
  ];
  expect(refusal({ ...preflight, missingPermissions })).toBe(
    'You lack rights in context lab that this run needs: create deployments.apps in namespace load, list nodes. Ask for them, or choose another context.',
  );
});

test('a plan that is allowed is not refused', () => {
  expect(refusal(preflight)).toBeUndefined();
});

test('what only a person may allow is asked first, with the commands that would run', () => {
  expect(allowanceQuestion(preflight)).toBeUndefined();
  const allowances = [
    { why: 'The plan is beyond the budget.', options: ['--budget', 'pods=400'] },
    { why: 'The config runs a command on this machine.', options: ['--allow-hooks'] },
  ];
  expect(allowanceQuestion({ ...preflight, allowances, notes: ['Runs on this machine: date'] })).toEqual({
    message: 'The plan is beyond the budget.',
    detail: 'The config runs a command on this machine.\n\nRuns on this machine: date',
  });
});
