import type { NodeView, PlacementMessage, PlacementView, Rollout, RolloutStep } from '../../report/placement-message';

const GIB = 2 ** 30;

/** A node of 4 CPU and 8 GiB with one pod of 1 CPU. */
export const nodeView = (name: string, more: Partial<NodeView> = {}): NodeView => ({
  ...{ name, zone: 'a', schedulable: true, own: 0 },
  allocatable: { cpu: 4000, memory: 8 * GIB, pods: 110 },
  asked: { cpu: 1000, memory: GIB, pods: 1 },
  blocks: [{ pod: 'shop/db', cpu: 1000, memory: GIB }],
  rest: { cpu: 0, memory: 0, pods: 0 },
  ...more,
});

/** A rollout to these nodes, each the only best of three. */
export const rollout = (nodes: readonly string[], more: Partial<Rollout> = {}): Rollout => ({
  ...{ replicas: nodes.length, cpu: 500, memory: 128 * 2 ** 20, notSimulated: [] },
  steps: nodes.map((node): RolloutStep => ({
    node,
    total: 596,
    ties: [node],
    tied: 1,
    fits: 3,
    verdicts: [596, 590, 580],
  })),
  ...more,
});

export const nowhere: RolloutStep = {
  ...{ total: 0, ties: [], tied: 0, fits: 0 },
  fitError: '0/3 nodes are available: 3 Insufficient cpu.',
  verdicts: ['Insufficient cpu', 'Insufficient cpu', 'Insufficient cpu'],
};

export const view = (more: Partial<PlacementView> = {}): PlacementView => ({
  ...{ nodes: 3, matching: 3, running: 0, shown: ['n1', 'n2', 'n3'].map(name => nodeView(name)) },
  after: rollout(['n1', 'n2', 'n3', 'n1']),
  ...more,
});

export const told = (shown: PlacementView): PlacementMessage => ({
  ...{ uri: 'file:///cart.yaml', key: { kind: 'Deployment', name: 'cart' }, file: 'cart.yaml' },
  state: { kind: 'placed', context: 'prod', kubernetes: 'v1.36.3', view: shown },
});
