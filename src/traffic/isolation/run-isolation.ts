import { ClusterError } from '../../cluster/cluster-error';
import type { Connection } from '../../cluster/connection';
import { boundedSamples } from '../../report/bounded-samples';
import type { PlanSummary, RunEvent } from '../../report/events';
import type { JobReport, Report, RunTarget, StepRecord } from '../../report/report';
import { verdict, type Failure } from '../../report/verdict';
import { count } from '../../report/words';
import { cleanRun } from '../../runs/clean';
import { writeJournal, type Journal } from '../../runs/journal';
import { ownIdentity } from '../../runs/process-identity';
import { bothHalves } from './both-halves';
import type { IsolationConfig } from './config';
import { isolationNotes } from './notes';
import { namesOf, ownLevelObjects, sharedObjects } from './objects';

/** What an isolation run is called, whom it uses, and where its events go. */
export interface IsolationRun {
  readonly runId: string;
  readonly title: string;
  readonly source: string;
  readonly headroomVersion: string;
  readonly target: RunTarget;
  readonly plan: PlanSummary;
  /** Of whoever runs it: makes and removes the objects. */
  readonly connection: Connection;
  /** The same cluster as a user of that name. */
  readonly asUser: (name: string) => Promise<Connection>;
  readonly signal: AbortSignal;
  readonly cleanUpSignal: AbortSignal;
  readonly emit: (event: RunEvent) => void;
}

type Step = (name: string, state: StepRecord['state'], text: string) => void;

/** Makes the users' level, runs both halves and removes everything. Never throws for what the cluster does. */
export async function runIsolation(config: IsolationConfig, run: IsolationRun): Promise<Report> {
  const { runId, title, source, target, plan, emit, signal, headroomVersion } = run;
  const startedAt = Date.now();
  const journal = await openJournal(config, run, startedAt);
  emit({ type: 'run-started', at: startedAt, runId, title, source, target, plan });
  const samples = boundedSamples();
  const [jobs, steps, failures]: [JobReport[], StepRecord[], Failure[]] = [[], [], []];
  const step: Step = (name, state, text) => {
    steps.push({ at: Date.now(), name, state, text });
    emit({ type: 'step', at: Date.now(), name, state, text });
  };
  await bothHalves(config, {
    ...run,
    step,
    onSample(sample) {
      samples.push(sample);
      emit({ type: 'sample', ...sample });
    },
    onJobs(ended) {
      jobs.push(...ended);
      for (const { name, endedAt } of ended) emit({ type: 'job-ended', at: endedAt, job: name });
    },
  }).catch((error: unknown) => failures.push(...failuresOf(error, signal)));
  if (signal.aborted) failures.push({ exitCode: 130, sentence: 'the run was stopped before its end.' });
  const { cleaned, sentence } = await removeAll(run, journal, step);
  if (sentence !== undefined) failures.push({ exitCode: 1, sentence });
  return {
    schemaVersion: 1,
    ...{ runId, title, source, headroomVersion, startedAt, endedAt: Date.now(), target },
    ...{ outcome: verdict(jobs, failures), jobs, samples: samples.all(), steps },
    ...{ cleanUp: cleaned, notes: isolationNotes(jobs) },
  };
}

/** What the user's cancelling broke off is no failure of the cluster. */
function failuresOf(error: unknown, signal: AbortSignal): readonly Failure[] {
  if (!(error instanceof ClusterError)) throw error;
  return signal.aborted ? [] : [{ exitCode: error.kind === 'forbidden' ? 5 : 1, sentence: error.message }];
}

async function openJournal(config: IsolationConfig, run: IsolationRun, startedAt: number): Promise<Journal> {
  const { runId, title, connection, target } = run;
  const names = namesOf(runId);
  const objects = [...sharedObjects(runId, names, config), ...ownLevelObjects(runId, names, config)];
  const kinds = new Map(objects.map(({ apiVersion, kind }) => [kind, { apiVersion, kind }]));
  const journal: Journal = {
    ...{ schemaVersion: 1, runId, title, startedAt, context: connection.context, server: target.server },
    ...{ kubeconfig: connection.kubeconfigFiles, madeNamespaces: [names.namespace], namespaces: [names.namespace] },
    ...{ kinds: [...kinds.values()], runner: await ownIdentity(), state: 'running' },
  };
  await writeJournal(journal);
  return journal;
}

/** Removes all that carries the run's label; what is left, or a server that does not answer, is said in a sentence. */
async function removeAll(
  { runId, connection, cleanUpSignal }: IsolationRun,
  journal: Journal,
  step: Step,
): Promise<{ readonly cleaned: Report['cleanUp']; readonly sentence?: string }> {
  step('clean-up', 'started', 'deleting what the run made');
  try {
    const { deleted, left } = await cleanRun(connection, journal, { signal: cleanUpSignal });
    const cleaned = { deleted, left: left.length, kept: false };
    if (left.length > 0) return { cleaned, sentence: failed(`${count(left.length, 'object')} could not be removed`) };
    await writeJournal({ ...journal, state: 'cleaned' });
    step('clean-up', 'done', `${count(deleted, 'object')} deleted, nothing is left`);
    return { cleaned };
  } catch (error) {
    if (!(error instanceof ClusterError) && !cleanUpSignal.aborted) throw error;
    const why = error instanceof Error ? error.message : String(error);
    return { cleaned: { deleted: 0, left: 0, kept: false }, sentence: failed(`The clean-up did not end (${why})`) };
  }

  function failed(what: string): string {
    const sentence = `${what}: run \`headroom clean --run ${runId}\`.`;
    step('clean-up', 'failed', sentence);
    return sentence;
  }
}
