import { sentenceOf } from './command-line';
import type { RunnerEnd } from './runner';

/** Why a runner ended without a report, and what to do. */
export function lostSentence({ code, stderr }: RunnerEnd): string {
  if (code === null) {
    return 'The runner was stopped before it could finish, so objects of this run may remain. Clean up to remove them.';
  }
  return sentenceOf({ code, stdout: '', stderr });
}
