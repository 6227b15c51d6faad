import { count } from '../../report/words';
import type { Rule } from './rule';

/** Fewer say nothing of a share. */
const atLeast = 20;

/** Ends the run when this share (percent) of recent requests failed for good. */
export const errorsRule =
  (percent: number): Rule =>
  ({ recent }) => {
    const failed = recent.filter(({ error }) => error !== undefined);
    if (recent.length < atLeast || failed.length * 100 < recent.length * percent) return undefined;
    const share = Math.round((failed.length / recent.length) * 100);
    const last = failed.at(-1)?.error?.message ?? '';
    return `${share} % of the last ${count(recent.length, 'request')} failed (stops at ${percent} %, --abort-on errors): ${last}`;
  };
