import type { Command } from 'commander';
import { register as capacity } from './capacity';
import { register as clean } from './clean';
import { register as explain } from './explain';
import { register as fairness } from './fairness';
import { register as languageServer } from './language-server';
import { register as lint } from './lint';
import { register as observer } from './observer';
import { register as plan } from './plan';
import { register as render } from './render';
import { register as rules } from './rules';
import { register as run } from './run';
import { register as runs } from './runs';
import { register as score } from './score';
import { register as size } from './size';
import { register as snapshot } from './snapshot';
import { register as template } from './template';

/** Every command, in the order that help shows. */
export const commands: readonly ((program: Command) => void)[] = [
  lint,
  rules,
  explain,
  template,
  render,
  plan,
  run,
  runs,
  snapshot,
  score,
  capacity,
  size,
  clean,
  fairness,
  observer,
  languageServer,
];
