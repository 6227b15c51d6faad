import { ClusterError } from '../../cluster/cluster-error';
import type { Connection } from '../../cluster/connection';
import { labelSelectorMatches, labelSelectorText } from '../../kubernetes/labels';
import { asList, asRecord, asString, type KubernetesObject } from '../../kubernetes/object';
import type { Labels } from '../../scheduling/selector';
import { recommend, type Recommendation } from '../../sizing/recommend';
import { samplesRule } from '../../sizing/samples-rule';
import type { UseAnswer, UsedWorkload } from '../../sizing/workload-use';
import { latest } from '../latest';
import type { Snapshot } from '../snapshot';
import type { Kills } from './killed-for-memory';
import { measurements } from './metrics-server';
import { seenUse } from './seen-use';

/** The first answer waits for the first measurement, ms; nobody waits for it but a fix. */
const PATIENCE_MS = 5000;
/** Points that are kept of a workload: a day of 10 containers, asked every 30 s, and the newest of more. */
const MOST_POINTS = 28_800;
/** Workloads that are kept; the one asked for longest ago goes first. */
const MOST_WORKLOADS = 50;

/** What use is followed with. */
export interface UseSources {
  readonly connection: Connection;
  readonly snapshot: Pick<Snapshot, 'killed' | 'scheduling'>;
  readonly signal: AbortSignal;
  readonly isInVain: () => boolean;
}

/**
 * What workloads should request by what metrics-server has measured of them since somebody first asked: each question
 * brings the newest measurement, at most every 15 s a workload.
 */
export function followedUse(sources: UseSources): (asked: readonly UsedWorkload[]) => Promise<UseAnswer> {
  const followed = new Map<string, () => Promise<readonly Recommendation[]>>();
  const follow = (workload: UsedWorkload): Promise<readonly Recommendation[]> => {
    const key = JSON.stringify(workload);
    const give = followed.get(key) ?? useOf(workload, sources);
    followed.delete(key);
    followed.set(key, give);
    for (const oldest of followed.keys()) {
      if (followed.size <= MOST_WORKLOADS) break;
      followed.delete(oldest);
    }
    return give();
  };
  return asked => Promise.all(asked.map(follow));
}

function useOf(
  workload: UsedWorkload,
  { connection, snapshot, signal, isInVain }: UseSources,
): () => Promise<readonly Recommendation[]> {
  const { kind, name, namespace = connection.namespace } = workload;
  const selector = selectorOf(workload);
  const found = { namespace, kind: kind.toLowerCase(), name, selector: labelSelectorText(selector) };
  const isOwn = (pod: string, labels: Labels): boolean =>
    kind === 'Pod' ? pod === name : labelSelectorMatches(selector, Object.fromEntries(labels));
  const seen = seenUse(MOST_POINTS);
  /** Also of pods that are gone by now. */
  const killed = new Map<string, Kills>();
  const keepKills = (): void => {
    for (const [key, kills] of snapshot.killed) {
      const [where, pod = ''] = key.split('/');
      const labels = where === namespace ? snapshot.scheduling.pods.get(key)?.class.labels : undefined;
      if (labels && isOwn(pod, labels)) killed.set(pod, joined(killed.get(pod), kills));
    }
  };
  const ask = async (): Promise<readonly Recommendation[]> => {
    for (const item of await measurements(connection, found, signal).catch(notMeasured)) seen.take(item);
    keepKills();
    return recommend(seen.uses(killed), samplesRule, 'metrics-server');
  };
  // Without a selector every pod of the namespace would count.
  const isKnown = name !== '' && (kind === 'Pod' || found.selector !== '');
  return isKnown ? latest({ ask, none: [], isInVain, patienceMs: PATIENCE_MS }) : async () => [];
}

/** A pod that is killed at every start is not measured, nor is any without metrics-server; the kills are known all the same. */
function notMeasured(error: unknown): readonly KubernetesObject[] {
  if (error instanceof ClusterError && error.kind === 'not-found') return [];
  throw error;
}

/** The selector of a Job is made by its controller. */
function selectorOf({ kind, name, selector }: UsedWorkload): unknown {
  return kind === 'Job' ? { matchLabels: { 'batch.kubernetes.io/job-name': name } } : selector;
}

/** A limit may be changed while the pod runs. */
function joined(before: Kills | undefined, now: Kills): Kills {
  return new Map(
    [...now].map(([container, limits]) => [container, [...new Set([...(before?.get(container) ?? []), ...limits])]]),
  );
}

/** What is asked, in its order. */
export function askedUse(asked: unknown): readonly UsedWorkload[] {
  return asList(asRecord(asked)['workloads']).map(each => {
    const { kind, name, namespace, selector } = asRecord(each);
    const written = asString(namespace);
    return {
      ...{ kind: asString(kind) ?? '', name: asString(name) ?? '', selector },
      ...(written !== undefined && { namespace: written }),
    };
  });
}
