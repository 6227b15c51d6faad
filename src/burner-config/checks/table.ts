import type { ConfigFinding } from '../finding';
import type { Check, CheckTarget } from './check';
import { endpoints } from './endpoints';
import { fixedNamespace } from './fixed-namespace';
import { hooks } from './hooks';
import { iterations } from './iterations';
import { jobNames } from './job-names';
import { measurements } from './measurements';
import { order } from './order';
import { rates } from './rates';
import { selections } from './selections';
import { selectors } from './selectors';
import { templates } from './templates';
import { upstreamBugs } from './upstream-bugs';
import { wait } from './wait';

const checks: readonly Check[] = [
  ...[jobNames, iterations, rates, order, wait, selectors, selections, measurements],
  ...[endpoints, hooks, upstreamBugs, templates, fixedNamespace],
];

/** What is well formed and still wrong. */
export const semanticFindings = (target: CheckTarget): readonly ConfigFinding[] =>
  checks.flatMap(check => check(target));
