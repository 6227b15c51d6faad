import type { Random } from '../../fuzz/random';

export const topologyKeys = [
  'kubernetes.io/hostname',
  'topology.kubernetes.io/zone',
  'topology.kubernetes.io/region',
  'disk',
] as const;

const some = <T>(random: Random, most: number, make: () => T): readonly T[] =>
  Array.from({ length: 1 + random.below(most) }, make);
const weight = (random: Random): number => 1 + random.below(100);

/** A LabelSelector over the labels that pods of the proof have; now and then empty or none. */
export function labelSelector(random: Random): unknown {
  const expressions = [
    { key: 'app', operator: 'In', values: ['a', 'b'] },
    { key: 'app', operator: 'NotIn', values: ['c'] },
    { key: 'tier', operator: 'Exists' },
    { key: 'tier', operator: 'DoesNotExist' },
    { key: 'app', operator: 'In', values: ['d'] },
  ] as const;
  if (random.once(12)) return random.pick([{}, undefined]);
  if (random.once(2)) return { matchLabels: { app: random.pick(['a', 'b', 'c', 'd']) } };
  return {
    ...(random.once(3) && { matchLabels: { tier: random.pick(['front', 'back']) } }),
    matchExpressions: [random.pick<unknown>(expressions)],
  };
}

function podAffinityTerm(random: Random): unknown {
  const selector = labelSelector(random);
  return {
    labelSelector: selector,
    topologyKey: random.pick(topologyKeys),
    ...(random.once(4) && { namespaces: [random.pick(['plain', 'team-a', 'team-b'])] }),
    ...(random.once(4) && {
      namespaceSelector: random.pick<unknown>([
        {},
        { matchLabels: { team: 'a' } },
        { matchExpressions: [{ key: 'team', operator: 'NotIn', values: ['b'] }] },
        { matchExpressions: [{ key: 'stage', operator: 'DoesNotExist' }] },
      ]),
    }),
    ...(selector !== undefined && random.once(6) && { matchLabelKeys: ['version'] }),
    ...(selector !== undefined && random.once(8) && { mismatchLabelKeys: ['release'] }),
  };
}

/** podAffinity or podAntiAffinity: required terms are rare, or nothing would fit. */
export function podAffinity(random: Random, rarely: number): unknown {
  return {
    ...(random.once(rarely) && {
      requiredDuringSchedulingIgnoredDuringExecution: some(random, 2, () => podAffinityTerm(random)),
    }),
    ...(!random.once(3) && {
      preferredDuringSchedulingIgnoredDuringExecution: some(random, 3, () => ({
        weight: weight(random),
        podAffinityTerm: podAffinityTerm(random),
      })),
    }),
  };
}

function nodeSelectorTerm(random: Random, nodes: number): unknown {
  const expressions = [
    { key: 'disk', operator: 'In', values: ['ssd', ''] },
    { key: 'disk', operator: 'NotIn', values: ['hdd'] },
    { key: 'topology.kubernetes.io/zone', operator: 'In', values: ['a', 'b'] },
    { key: 'topology.kubernetes.io/zone', operator: 'Exists' },
    { key: 'disk', operator: 'DoesNotExist' },
    { key: 'cores', operator: 'Gt', values: ['4'] },
    { key: 'cores', operator: 'Lt', values: ['16'] },
  ] as const;
  const byName = {
    matchFields: [
      { key: 'metadata.name', operator: random.pick(['In', 'NotIn']), values: [`n${random.below(nodes)}`] },
    ],
  };
  if (random.once(8)) return byName;
  return {
    matchExpressions: some(random, 2, () => random.pick<unknown>(expressions)),
    ...(random.once(10) && byName),
  };
}

export function nodeAffinity(random: Random, nodes: number): unknown {
  return {
    ...(random.once(3) && {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: some(random, 3, () => nodeSelectorTerm(random, nodes)),
      },
    }),
    preferredDuringSchedulingIgnoredDuringExecution: some(random, 3, () => ({
      weight: weight(random),
      preference: nodeSelectorTerm(random, nodes),
    })),
  };
}

/** topologySpreadConstraints; the API server refuses two with the same key and effect. */
export function spreadConstraints(random: Random): readonly unknown[] {
  const hard = random.once(3);
  return topologyKeys
    .filter(() => random.once(2))
    .map((topologyKey, index) => {
      const whenUnsatisfiable = hard && index === 0 ? 'DoNotSchedule' : 'ScheduleAnyway';
      const selector = labelSelector(random);
      return {
        ...{ topologyKey, whenUnsatisfiable, maxSkew: 1 + random.below(4), labelSelector: selector },
        ...(whenUnsatisfiable === 'DoNotSchedule' && random.once(3) && { minDomains: 1 + random.below(4) }),
        ...(random.once(4) && { nodeAffinityPolicy: random.pick(['Ignore', 'Honor']) }),
        ...(random.once(3) && { nodeTaintsPolicy: random.pick(['Ignore', 'Honor']) }),
        ...(selector !== undefined && random.once(6) && { matchLabelKeys: ['version'] }),
      };
    });
}
