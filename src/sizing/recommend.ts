import type { RequestRule } from './request-rule';
import { confidenceOf, evidenceOf, type Confidence, type ContainerUse, type Evidence, type UseSource } from './use';

/** A request (and for memory its limit) for one container, and why. */
export interface Recommendation {
  readonly container: string;
  readonly resource: 'cpu' | 'memory';
  /** Cores or bytes, rounded up to what a person would write. */
  readonly request: number;
  /** As a Kubernetes quantity. */
  readonly quantity: string;
  /** Memory only: what the limit should be at least. CPU is left without one. */
  readonly limit?: string;
  readonly rule: RequestRule['name'];
  readonly inWords: string;
  readonly evidence: Evidence;
  readonly confidence: Confidence;
  /** The memory limit at which the container was killed, when that decides the request. */
  readonly killedAt?: string;
  /** What a reader should know of it, a sentence each. */
  readonly notes: readonly string[];
}

/** Requests for each container of a workload, from the use of all its pods. */
export function recommend(
  uses: readonly ContainerUse[],
  rule: RequestRule,
  source: UseSource,
): readonly Recommendation[] {
  return [...new Set(uses.map(({ container }) => container))].flatMap(container => {
    const own = uses.filter(use => use.container === container);
    return [cpuOf(container, own, rule, source), memoryOf(container, own, rule, source)].filter(
      recommendation => recommendation !== undefined,
    );
  });
}

function cpuOf(container: string, uses: readonly ContainerUse[], rule: RequestRule, source: UseSource) {
  const cores = rule.cpu(uses);
  if (cores === undefined) return undefined;
  const milli = roundedUp(cores * 1000);
  return { ...about(container, 'cpu', uses, rule, source), request: milli / 1000, quantity: cpuQuantity(milli) };
}

function memoryOf(container: string, uses: readonly ContainerUse[], rule: RequestRule, source: UseSource) {
  const killed = uses.flatMap(({ killedAt }) => killedAt).reduce((most, limit) => Math.max(most, limit), 0);
  // Who is killed at every start may never be measured.
  const bytes = rule.memory(uses) ?? (killed > 0 ? 0 : undefined);
  if (bytes === undefined) return undefined;
  const survives = killed === 0 ? 0 : Math.max(killed * 1.2, killed + 100e6);
  const mebibytes = roundedUp(Math.max(bytes, survives) / 2 ** 20);
  const common = about(container, 'memory', uses, rule, source);
  const killedAt = survives > bytes ? memoryQuantity(Math.round(killed / 2 ** 20)) : undefined;
  const notes = killedAt === undefined ? common.notes : [...common.notes, killedNote(killedAt)];
  const limit = memoryQuantity(roundedUp(mebibytes * rule.limitOverRequest));
  const figures = { request: mebibytes * 2 ** 20, quantity: memoryQuantity(mebibytes), limit };
  return { ...common, ...figures, ...(killedAt !== undefined && { killedAt }), notes };
}

const killedNote = (limit: string): string =>
  `The container was killed for memory at a limit of ${limit}: the request stays above it (+20 %, at least 100 MB).`;

function about(
  container: string,
  resource: 'cpu' | 'memory',
  uses: readonly ContainerUse[],
  rule: RequestRule,
  source: UseSource,
) {
  const evidence = evidenceOf(uses, resource, source);
  const few = evidence.points < rule.fewestPoints;
  const notes = few ? [`${evidence.points} points are few: ${rule.name} itself asks for ${rule.fewestPoints}.`] : [];
  const confidence: Confidence = few ? 'low' : confidenceOf(evidence);
  return { container, resource, rule: rule.name, inWords: rule.inWords[resource], evidence, confidence, notes };
}

/** Upwards to a number that a person would write, at most 5 % away: 0.1234 cores say more than anyone knows. */
function roundedUp(value: number): number {
  const step = Math.max(1, 10 ** (Math.floor(Math.log10(value)) - 1) / 2);
  return Math.ceil(Number((value / step).toPrecision(12))) * step;
}

const cpuQuantity = (milli: number): string => (milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`);

const memoryQuantity = (mebibytes: number): string =>
  mebibytes % 1024 === 0 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`;
