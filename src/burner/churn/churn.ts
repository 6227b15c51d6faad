import type { JobPlan } from '../../burner-config/plan';
import type { JobReport } from '../../report/report';
import { count } from '../../report/words';
import type { Creating } from '../jobs/creating';
import { sleep } from '../pacing';
import { isChurning } from '../ready';
import { epochNow } from '../send';
import { churnNamespaces } from './namespaces';
import { churnObjects } from './objects';

export type ChurnConfig = NonNullable<JobPlan['config']['churnConfig']>;

/** kube-burner gives the deletions of a round an hour, whatever maxWaitTimeout says; ms. */
export const DELETION_PATIENCE = 3_600_000;

/** One round deletes and makes again a share; gives how much, or undefined when the job cannot go on. */
export type ChurnRound = (creating: Creating, config: ChurnConfig) => Promise<number | undefined>;

const rounds: Readonly<Record<ChurnConfig['mode'], { readonly round: ChurnRound; readonly one: string }>> = {
  namespaces: { round: churnNamespaces, one: 'namespace' },
  objects: { round: churnObjects, one: 'object' },
};

/** Deletes and makes again a share of what a create job made, round after round, with the hooks before and after. */
export async function churn(creating: Creating): Promise<Pick<JobReport, 'churn'>> {
  const { run, job } = creating;
  const config = job.config.churnConfig;
  if (config === undefined || !isChurning(job) || run.signal.aborted) return {};
  if (config.mode === 'namespaces' && job.madeNamespaces.length === 0) {
    run.note(`Job ${job.config.name} made no namespaces, so there are none to churn.`);
    return {};
  }
  await run.hooks.at(job, 'beforeChurn');
  const churned = await allRounds(creating, config);
  await run.hooks.at(job, 'afterChurn');
  return { churn: churned };
}

async function allRounds(creating: Creating, config: ChurnConfig): Promise<NonNullable<JobReport['churn']>> {
  const { run, job } = creating;
  const { round, one } = rounds[config.mode];
  const from = epochNow();
  const until = config.duration > 0 ? performance.now() + config.duration : Infinity;
  const most = config.cycles > 0 ? config.cycles : Infinity;
  const step = `${job.config.name}: churn`;
  run.step(step, 'started', `${config.percent}% of the ${one}s a round`);
  let [cycles, churned] = [0, 0];
  // A round that has begun ends.
  while (cycles < most && performance.now() < until && !run.signal.aborted) {
    const done = await round(creating, config);
    if (done === undefined) break;
    cycles++;
    churned += done;
    await sleep(config.delay, run.signal);
  }
  run.step(step, 'done', `${count(cycles, 'round')}, ${count(churned, one)} deleted and made again`);
  return { from, to: epochNow() };
}

/** kube-burner's share of `all`: whole numbers, at least one, at most all. */
export function shareOf(percent: number, all: number): number {
  return Math.min(Math.max(Math.floor((percent * all) / 100), 1), all);
}
