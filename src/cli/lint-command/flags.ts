import type { Severity } from '../../lint/rule';
import { CliError } from '../cli-error';
import type { LiveFlags } from './live/lint-live';
import type { LintFormat } from './output';
import type { RenderedFlags } from './rendered/lint-rendered';

/** The options of `headroom lint`. */
export interface LintFlags extends LiveFlags, RenderedFlags {
  readonly format: LintFormat;
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  readonly failOn: Severity;
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
  readonly stdinFilename: string;
  /** Use what earlier runs found. */
  readonly cache: boolean;
  readonly live?: boolean;
  /** Ask the cluster into which the files go. */
  readonly cluster?: boolean;
}

/** Refuses options that contradict each other, with a sentence. */
export function checkUsage(paths: readonly string[], flags: LintFlags): void {
  const { updateBaseline, baseline, fix, fixDryRun, live, allNamespaces, helm, kustomize, values, set } = flags;
  const others = [live && '--live', helm !== undefined && '--helm', kustomize !== undefined && '--kustomize'];
  const named = others.filter(name => typeof name === 'string');
  const [other] = named;
  if (updateBaseline && baseline === undefined) refuse('--update-baseline needs --baseline FILE');
  if (fix && fixDryRun) refuse('--fix changes files and --fix-dry-run does not: name one of them');
  if (named.length > 1) refuse(`${named.join(' and ')} are two things to lint: name one of them`);
  if (other && paths.length > 0) refuse(`${other} and files are two things to lint: name one of them`);
  if (other && (fix || fixDryRun)) refuse(`Fixes change files, and ${other} has none: lint the files themselves`);
  if (flags.cluster && other) refuse(`--cluster goes with files, not with ${other}`);
  if (allNamespaces && !live) refuse('--all-namespaces goes with --live');
  if ((values ?? set) !== undefined && helm === undefined) refuse('--values and --set go with --helm');
}

function refuse(sentence: string): never {
  throw new CliError(`${sentence}.`, 2);
}
