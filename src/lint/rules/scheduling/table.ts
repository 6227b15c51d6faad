import type { Rule } from '../../rule';
import { antiAffinityRequired } from './anti-affinity-required';
import { imageLatest } from './image-latest';
import { nodeNameFixed } from './node-name-fixed';
import { priorityClassUnknown } from './priority-class-unknown';
import { pullAlways } from './pull-always';
import { spreadMissing } from './spread-missing';
import { spreadSelectorMismatch } from './spread-selector-mismatch';
import { toleratesEverything } from './tolerates-everything';

/** Rules about where pods may go. A new rule is one file and one line here. */
export const schedulingRules: readonly Rule[] = [
  spreadMissing,
  spreadSelectorMismatch,
  antiAffinityRequired,
  nodeNameFixed,
  priorityClassUnknown,
  toleratesEverything,
  imageLatest,
  pullAlways,
];
