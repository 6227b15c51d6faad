import * as l10n from '@vscode/l10n';
import type { Path } from '../../yaml/place';
import type { BurnerConfig, JobConfig } from '../config';
import type { ConfigFinding, ConfigFix } from '../finding';
import { timesMade } from '../iterations';
import { valueAt } from '../value-at';
import type { Check } from './check';

/** kube-burner's own rates when they are missing or not above 0. */
const DEFAULT_QPS = 5;
const DEFAULT_BURST = 10;
/** What is offered when no other job of the config has a rate. */
const OFFERED = 20;
/** So many requests at one moment are a load of another kind than the same number one after another. */
const MANY_AT_ONCE = 50;

/** A rate that nobody chose makes a run slow without saying why; one that never holds anything back is none. */
export const rates: Check = ({ config, written }) =>
  config.jobs.flatMap((job, index): readonly ConfigFinding[] => {
    const at = (key: string): Path => ['jobs', index, key];
    const isSet = valueAt(written, at('qps')) !== undefined;
    const isBurstSet = valueAt(written, at('burst')) !== undefined;
    const wanted = rateOf(config, written);
    const fixes = [setRate(index, wanted, isBurstSet && job.burst > 0 ? undefined : wanted)];
    if (!isSet) {
      const message = isBurstSet
        ? l10n.t`Job ${job.name} sets no qps: kube-burner then sends ${DEFAULT_QPS} requests a second. Set qps.`
        : l10n.t`Job ${job.name} sets no qps: kube-burner then sends ${DEFAULT_QPS} requests a second, ${DEFAULT_BURST} at once. Set qps and burst.`;
      return [{ rule: 'burner-rate', severity: 'warning', path: at('name'), message, fixes }];
    }
    if (job.qps <= 0) {
      const message = l10n.t`qps must be above 0: with ${job.qps} kube-burner falls back to ${DEFAULT_QPS} requests a second.`;
      return [{ rule: 'burner-rate', severity: 'error', path: at('qps'), message, fixes }];
    }
    return [...slow(job, at('qps')), ...(isBurstSet ? bursts(job, at('burst')) : [])];
  });

function slow(job: JobConfig, path: Path): readonly ConfigFinding[] {
  if (job.qps >= 1) return [];
  const seconds = Math.round(100 / job.qps) / 100;
  const message = l10n.t`qps ${job.qps} is one request in ${seconds} s. Write at least 1, or make the objects of a slow job wait with jobIterationDelay.`;
  return [{ rule: 'burner-rate', severity: 'warning', path, message, fixes: [setTo(path, 1)] }];
}

function bursts(job: JobConfig, path: Path): readonly ConfigFinding[] {
  if (job.burst <= 0) {
    const message = l10n.t`burst must be above 0: with ${job.burst} kube-burner falls back to ${DEFAULT_BURST}.`;
    return [{ rule: 'burner-rate', severity: 'error', path, message, fixes: [setTo(path, DEFAULT_BURST)] }];
  }
  const requests = requestsOf(job);
  if (job.jobType !== 'create' || requests < MANY_AT_ONCE || job.burst < requests) return [];
  const message = l10n.t`All ${requests} requests of the job go out at one moment: burst ${job.burst} holds none back, so qps never counts, and what is measured is the moment. Set burst well below ${requests}.`;
  const fix = setTo(path, DEFAULT_BURST);
  return [{ rule: 'burner-rate', severity: 'info', path, message, fixes: [fix] }];
}

const requestsOf = (job: JobConfig): number =>
  job.objects.reduce((sum, one) => sum + timesMade(one, job.jobIterations) * Math.max(0, one.replicas), 0);

const setTo = (path: Path, value: number): ConfigFix => ({
  title: l10n.t`Set ${String(path.at(-1))} to ${value}`,
  ...{ safe: false, changes: [{ op: 'set', path, value }], placeholder: path },
});

/** The rate of the first job that has one. */
function rateOf({ jobs }: BurnerConfig, written: unknown): number {
  const chosen = jobs.find(({ qps }, index) => qps >= 1 && valueAt(written, ['jobs', index, 'qps']) !== undefined);
  return chosen?.qps ?? OFFERED;
}

function setRate(index: number, qps: number, burst: number | undefined): ConfigFix {
  const path = ['jobs', index, 'qps'];
  const whole = burst === undefined ? undefined : Math.max(1, Math.round(burst));
  return {
    title: whole === undefined ? l10n.t`Set qps to ${qps}` : l10n.t`Set qps and burst to ${qps}`,
    safe: false,
    changes: [
      { op: 'set', path, value: qps },
      ...(whole === undefined ? [] : [{ op: 'set' as const, path: ['jobs', index, 'burst'], value: whole }]),
    ],
    placeholder: path,
  };
}
