const resources = (...names: string[]): unknown => names.map((name, index) => ({ name, weight: index + 1 }));
const fit = (scoringStrategy: unknown, more: object = {}): unknown => ({
  name: 'NodeResourcesFit',
  args: { scoringStrategy, ...more },
});

/** Profiles that the pods of the proof choose among, as in a KubeSchedulerConfiguration. */
export const profiles: readonly Record<string, unknown>[] = [
  { schedulerName: 'default-scheduler' },
  {
    schedulerName: 'most-allocated',
    pluginConfig: [
      fit({ type: 'MostAllocated', resources: resources('cpu', 'memory', 'ephemeral-storage', 'example.com/gpu') }),
      { name: 'InterPodAffinity', args: { hardPodAffinityWeight: 37 } },
    ],
  },
  {
    schedulerName: 'capacity-ratio',
    pluginConfig: [
      fit(
        {
          type: 'RequestedToCapacityRatio',
          resources: resources('memory', 'cpu', 'example.com/gpu'),
          requestedToCapacityRatio: {
            shape: [
              { utilization: 0, score: 0 },
              { utilization: 40, score: 9 },
              { utilization: 100, score: 3 },
            ],
          },
        },
        { ignoredResources: ['other.example/thing'] },
      ),
      {
        name: 'NodeResourcesBalancedAllocation',
        args: {
          resources: [
            { name: 'cpu', weight: 1 },
            { name: 'memory', weight: 1 },
            { name: 'ephemeral-storage', weight: 1 },
          ],
        },
      },
    ],
  },
  {
    schedulerName: 'own-spread',
    pluginConfig: [
      {
        name: 'PodTopologySpread',
        args: {
          defaultingType: 'List',
          defaultConstraints: [
            { maxSkew: 2, topologyKey: 'topology.kubernetes.io/zone', whenUnsatisfiable: 'ScheduleAnyway' },
            { maxSkew: 4, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'DoNotSchedule' },
          ],
        },
      },
      { name: 'InterPodAffinity', args: { ignorePreferredTermsOfExistingPods: true } },
    ],
  },
  {
    schedulerName: 'own-weights',
    plugins: {
      multiPoint: { enabled: [{ name: 'ImageLocality', weight: 5 }], disabled: [{ name: 'NodePorts' }] },
      score: { enabled: [{ name: 'NodeResourcesFit', weight: 7 }], disabled: [{ name: 'TaintToleration' }] },
      filter: { disabled: [{ name: 'NodeUnschedulable' }] },
    },
    pluginConfig: [
      {
        name: 'NodeAffinity',
        args: {
          addedAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [{ matchExpressions: [{ key: 'disk', operator: 'NotIn', values: ['tape'] }] }],
            },
            preferredDuringSchedulingIgnoredDuringExecution: [
              { weight: 30, preference: { matchExpressions: [{ key: 'cores', operator: 'Gt', values: ['4'] }] } },
            ],
          },
        },
      },
    ],
  },
];
