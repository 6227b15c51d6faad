import { describe, expect, test } from 'vitest';
import { clusterArguments } from './arguments.mjs';
import { sourceKey } from './binaries.mjs';
import { tokenLines } from './credentials.mjs';
import { isNewEnough } from './go.mjs';
import { kubeconfigText } from './kubeconfig.mjs';
import { isReady, simulatedNode } from './nodes.mjs';

describe('the command line', () => {
  test('reads a command with its options', () => {
    expect(clusterArguments(['up', '--nodes', '200', '--dir', '/tmp/mine', '--context-name', 'mine'])).toEqual({
      command: 'up',
      nodes: 200,
      dir: '/tmp/mine',
      contextName: 'mine',
    });
  });

  test('leaves out what was not said, so that defaults stay in one place', () => {
    expect(clusterArguments(['down'])).toEqual({ command: 'down' });
  });

  test.each([[[]], [['start']], [['up', 'down']], [['up', '--nodse', '3']]])('shows the usage for %j', argv => {
    expect(() => clusterArguments(argv)).toThrow('npm run cluster -- up|down|status');
  });

  test.each(['', '2.5', 'many', '5001'])('refuses --nodes %s', nodes => {
    expect(() => clusterArguments(['up', '--nodes', nodes])).toThrow(`--nodes ${nodes}`);
  });
});

describe('the name of a build in the cache', () => {
  const sources = { 'go.mod': 'module a', 'main.go': 'package main' };
  const key = sourceKey(sources, 'go1.26.8');

  test('does not depend on the order in which files are listed', () => {
    expect(sourceKey({ 'main.go': 'package main', 'go.mod': 'module a' }, 'go1.26.8')).toBe(key);
  });

  test('changes with a file, with a file’s name and with Go', () => {
    const others = [
      sourceKey({ ...sources, 'main.go': 'package other' }, 'go1.26.8'),
      sourceKey({ 'go.mod': 'module a', 'start.go': 'package main' }, 'go1.26.8'),
      sourceKey(sources, 'go1.27.0'),
    ];
    expect(new Set([key, ...others]).size).toBe(4);
  });
});

test.each([
  ['go1.26.8', true],
  ['go1.27rc1', true],
  ['go2.0', true],
  ['go1.25.9', false],
  ['go1.9', false],
  ['', false],
])('Go %j is new enough: %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected);
});

test('the kubeconfig names a user for each context and starts with the first', () => {
  const config = JSON.parse(
    kubeconfigText({
      server: 'https://127.0.0.1:6443',
      certificateAuthority: 'PEM',
      cluster: 'practice',
      contexts: [
        { name: 'practice', token: 'a' },
        { name: 'practice-alice', token: 'b', namespace: 'team-a' },
      ],
    }),
  );
  expect(config['current-context']).toBe('practice');
  expect(config.clusters[0].cluster['certificate-authority-data']).toBe(btoa('PEM'));
  expect(config.contexts.map(({ context }) => context)).toEqual([
    { cluster: 'practice', user: 'practice' },
    { cluster: 'practice', user: 'practice-alice', namespace: 'team-a' },
  ]);
  expect(config.users[1]).toEqual({ name: 'practice-alice', user: { token: 'b' } });
});

test('only the admin skips API Priority and Fairness', () => {
  const lines = tokenLines({ admin: 't1', alice: 't2', 'kube-scheduler': 't3' }).trimEnd().split('\n');
  expect(lines).toEqual([
    't1,practice-admin,practice-admin,"system:masters"',
    't2,alice,alice,""',
    't3,system:kube-scheduler,system:kube-scheduler,""',
  ]);
});

test('six nodes are two sizes in each of three zones', () => {
  const places = Array.from({ length: 6 }, (_, index) => simulatedNode(index).metadata.labels).map(
    labels => `${labels['topology.kubernetes.io/zone']} ${labels['node.kubernetes.io/instance-type']}`,
  );
  expect(new Set(places).size).toBe(6);
});

test('a node is ready once it says so and takes pods', () => {
  const conditions = [{ type: 'Ready', status: 'True' }];
  expect(isReady({ status: { conditions } })).toBe(true);
  expect(isReady({ status: { conditions }, spec: { taints: [{ key: 'node.kubernetes.io/not-ready' }] } })).toBe(false);
  expect(isReady({ status: {} })).toBe(false);
});
