import type { JobPlan } from '../../burner-config/plan';
import { redact } from '../../cluster/redact';
import type { Failure } from '../../report/verdict';
import { timeInWords } from '../../report/words';
import { runHookProcess, type HookEnd } from './hook-process';

type Hook = JobPlan['config']['hooks'][number];
export type HookMoment = Hook['when'];

/** The hooks of a run's jobs: local commands at certain moments. They were shown and allowed before. */
export interface RunHooks {
  readonly has: (job: JobPlan, when: HookMoment) => boolean;
  /** Starts those in the background, then runs the others one after another. One that fails fails the run, and the job goes on. */
  readonly at: (job: JobPlan, when: HookMoment) => Promise<void>;
  /** Resolves when those in the background have ended. */
  readonly ended: (job: JobPlan) => Promise<void>;
}

interface HookSurroundings {
  /** Where commands run: the config's own folder. */
  readonly folder: string;
  readonly signal: AbortSignal;
  readonly note: (text: string) => void;
  readonly fail: (failure: Failure) => void;
}

/** Hooks end with the run: on cancel, and after the job's maxWaitTimeout. */
export function runHooks(around: HookSurroundings): RunHooks {
  const background = new Map<string, Promise<void>[]>();
  const run = async (job: JobPlan, hook: Hook): Promise<void> => {
    const { folder, signal } = around;
    const timeoutMs = job.config.maxWaitTimeout;
    tell(around, job, hook, await runHookProcess(hook.cmd, { folder, signal, timeoutMs }));
  };
  return {
    has: (job, when) => job.config.hooks.some(hook => hook.when === when),
    async at(job, when) {
      const due = job.config.hooks.filter(hook => hook.when === when);
      const running = background.get(job.config.name) ?? [];
      background.set(job.config.name, running);
      for (const hook of due) if (hook.background && !around.signal.aborted) running.push(run(job, hook));
      for (const hook of due) if (!hook.background && !around.signal.aborted) await run(job, hook);
    },
    async ended({ config }) {
      await Promise.all(background.get(config.name) ?? []);
      background.delete(config.name);
    },
  };
}

function tell({ note, fail, signal }: HookSurroundings, job: JobPlan, hook: Hook, end: HookEnd): void {
  if (signal.aborted) return;
  const name = `hook ${hook.when} of job ${job.config.name} (${redact(hook.cmd.join(' ')).slice(0, 120)})`;
  const printed = end.output.trim() === '' ? '' : ` It printed: ${lastLines(redact(end.output))}`;
  if (end.exitCode === 0 && end.trouble === undefined) {
    note(`The ${name} ended after ${timeInWords(end.ms)}.${printed}`);
    return;
  }
  const why = end.trouble ?? `it ended with ${end.exitCode ?? 'a signal'}`;
  fail({ exitCode: end.trouble === 'it took too long' ? 2 : 1, sentence: `the ${name} failed: ${why}.${printed}` });
}

const lastLines = (output: string): string => output.trim().split('\n').slice(-3).join(' ⏎ ').slice(-400);
