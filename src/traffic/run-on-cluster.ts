import { ClusterError } from '../cluster/cluster-error';
import { boundedSamples } from '../report/bounded-samples';
import { withoutType, type RunEvent } from '../report/events';
import type { JobReport, Report, StepRecord } from '../report/report';
import type { ServerSample } from '../report/server-report';
import { verdict, type Failure } from '../report/verdict';
import { writeJournal, type Journal } from '../runs/journal';
import { ownIdentity } from '../runs/process-identity';
import type { Carried, ClusterRun, ServerSampling, Stage } from './cluster-run';
import { removeAll } from './remove-all';

/** The frame of every load on an API server: journal, samples, load, clean-up, report. Never throws for what the cluster does. */
export async function runOnCluster(load: Carried, run: ClusterRun): Promise<Report> {
  const { runId, title, source, target, plan, signal, headroomVersion } = run;
  const startedAt = Date.now();
  const journal = await openJournal(load, run, startedAt);
  const record = recordOf(run);
  record.emit({ type: 'run-started', at: startedAt, runId, title, source, target, plan });
  const sampling = run.sampleServer(record.emit);
  await sampling.begun;
  await load
    .carryOut(stageOf(run, record, sampling))
    .catch((error: unknown) => record.failures.push(...failuresOf(error, signal)));
  if (signal.aborted) record.failures.push({ exitCode: 130, sentence: 'the run was stopped before its end.' });
  const { jobs, failures, steps, servers } = record;
  const { answer, notes } = load.conclude({ jobs, target, samples: servers });
  const { cleaned, sentence } = await removeAll(run, journal, record.step);
  if (sentence !== undefined) failures.push({ exitCode: 1, sentence });
  const server = await sampling.end();
  return {
    schemaVersion: 1,
    ...{ runId, title, source, headroomVersion, startedAt, endedAt: Date.now(), target },
    ...{ outcome: verdict(jobs, failures, answer), jobs, samples: record.samples.all(), steps },
    ...{ cleanUp: cleaned, notes, server },
  };
}

/** What is written down while a load goes on. */
interface LoadRecord extends ReturnType<typeof emptyRecord> {
  readonly emit: (event: RunEvent) => void;
  readonly step: Stage['step'];
}

const emptyRecord = () => ({
  samples: boundedSamples(),
  jobs: [] as JobReport[],
  steps: [] as StepRecord[],
  failures: [] as Failure[],
  servers: [] as ServerSample[],
});

function recordOf(run: ClusterRun): LoadRecord {
  const record = emptyRecord();
  const emit = (event: RunEvent): void => {
    if (event.type === 'sample') record.samples.push(withoutType(event));
    else if (event.type === 'step') record.steps.push(withoutType(event));
    else if (event.type === 'server-sample') record.servers.push(event);
    run.emit(event);
  };
  const step: Stage['step'] = (name, state, text) => emit({ type: 'step', at: Date.now(), name, state, text });
  return { ...record, emit, step };
}

function stageOf(run: ClusterRun, record: LoadRecord, sampling: ServerSampling): Stage {
  const { runId, connection, asUser, signal, target } = run;
  const { emit, step, jobs, failures, servers } = record;
  return {
    ...{ runId, connection, asUser, signal, target, step },
    onJobStarted: (job, requests) => emit({ type: 'job-started', at: Date.now(), job, jobType: 'load', requests }),
    onSample: sample => emit({ type: 'sample', ...sample }),
    onJobs(ended) {
      jobs.push(...ended);
      for (const { name, endedAt, errors } of ended) {
        if (errors.length > 0) emit({ type: 'errors', at: endedAt, job: name, errors });
        emit({ type: 'job-ended', at: endedAt, job: name });
      }
    },
    fail: failure => void failures.push(failure),
    async takeServerSample() {
      const before = servers.length;
      await sampling.take();
      return servers.length > before ? servers.at(-1) : undefined;
    },
    serverSamples: () => servers,
  };
}

/** What the user's cancelling broke off is no failure of the cluster. */
function failuresOf(error: unknown, signal: AbortSignal): readonly Failure[] {
  if (signal.aborted) return [];
  if (!(error instanceof ClusterError)) throw error;
  return [{ exitCode: error.kind === 'forbidden' ? 5 : 1, sentence: error.message }];
}

/** Puts on disk what a clean-up needs, before the first object is made. */
async function openJournal({ madeNamespaces, kinds }: Carried, run: ClusterRun, startedAt: number): Promise<Journal> {
  const { runId, title, connection, target } = run;
  const journal: Journal = {
    ...{ schemaVersion: 1, runId, title, startedAt, context: connection.context, server: target.server },
    ...{ kubeconfig: connection.kubeconfigFiles, madeNamespaces, namespaces: madeNamespaces },
    kinds: [...new Map(kinds.map(({ apiVersion, kind }) => [kind, { apiVersion, kind }])).values()],
    ...{ runner: await ownIdentity(), state: 'running' },
  };
  await writeJournal(journal);
  return journal;
}
