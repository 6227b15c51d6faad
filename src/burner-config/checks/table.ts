import type { ConfigFinding } from '../finding';
import type { Check, CheckTarget } from './check';
import { fixedNamespace } from './fixed-namespace';
import { iterations } from './iterations';
import { jobNames } from './job-names';
import { rates } from './rates';
import { selectors } from './selectors';
import { templates } from './templates';
import { waiting } from './waiting';

const checks: readonly Check[] = [jobNames, iterations, rates, waiting, selectors, templates, fixedNamespace];

/** What is well formed and still wrong. */
export const semanticFindings = (target: CheckTarget): readonly ConfigFinding[] =>
  checks.flatMap(check => check(target));
