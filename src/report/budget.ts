import type { PlanSummary } from './events';
import type { Allowance } from './preflight';
import { count, rateInWords, timeInWords } from './words';

/** What a run may cost a cluster at most. */
export interface Budget {
  readonly objects: number;
  readonly pods: number;
  readonly requests: number;
  /** Requests a second, of any job. */
  readonly rate: number;
  /** Seconds from the first job to the end of the last. */
  readonly duration: number;
}

/**
 * The defaults: large enough for the scenarios at their own scale, small enough for a control plane of one node. 400 pods
 * made in one moment have ended an API server, so more than 300 take a word (docs/running.md, "Budget").
 */
export const defaultBudget: Budget = { objects: 5000, pods: 300, requests: 20_000, rate: 1000, duration: 3600 };

type BudgetKey = keyof Budget;

/** The names of a budget's parts. */
export const budgetKeys = Object.keys(defaultBudget) as readonly BudgetKey[];

/** Where a plan goes beyond the budget, by how much, and what allows it; undefined when it does not. */
export function overBudget(plan: Plan, budget: Budget): Allowance | undefined {
  const asked: Readonly<Record<BudgetKey, number>> = {
    objects: plan.objects,
    pods: plan.pods,
    requests: plan.requests,
    rate: plan.maxRate,
    duration: plan.leastSeconds,
  };
  const over = budgetKeys.filter(key => asked[key] > budget[key]);
  if (over.length === 0) return undefined;
  const parts = over.map(key => `${inWords(key, asked[key])}, where ${inWords(key, budget[key])} are allowed`);
  const option = over.map(key => `${key}=${Math.ceil(asked[key])}`).join(',');
  return { why: `The plan is beyond the budget of a run: ${parts.join('; ')}.`, options: ['--budget', option] };
}

type Plan = Pick<PlanSummary, 'objects' | 'pods' | 'requests' | 'maxRate' | 'leastSeconds'>;

function inWords(key: BudgetKey, amount: number): string {
  if (key === 'duration') return timeInWords(amount * 1000);
  if (key === 'rate') return `${rateInWords(amount)} requests a second`;
  return count(amount, key.slice(0, -1));
}
