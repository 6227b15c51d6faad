import { codeActions, complete, diagnose, hover, openDocument, type OpenDocument } from '../../src/language/index';
import { applySafeFixes } from '../../src/lint/fix';
import { checkFix } from './check-fix';
import { everyRule, lintWith, type Around } from './every-rule';
import type { Random } from './random';

/** What went wrong with a text: a name that is the same for every text with the same fault, and what there is to know. */
export interface Fault {
  readonly name: string;
  readonly detail: string;
}

/** How much is asked of one document. */
export interface Budget {
  readonly hovers: number;
  readonly completions: number;
  readonly fixes: number;
  /** What costs much, or is near to what is asked anyway, is asked once in so many times. */
  readonly rarely: number;
}

/** Microseconds of CPU; looked at only in `npm run verify`, as `npm test` holds no timed test. */
const slowest = process.env['HEADROOM_VERIFY'] ? 1_000_000 : Infinity;
const files = {
  read: (name: string) => (name.includes('missing') ? undefined : 'kind: ConfigMap\nname: x-{{ .Iteration }}\n'),
};

/** Asks a text everything that an editor and the command line ask; gives what threw, took a second of CPU, or fixed nothing. */
export function ask(text: string, around: Around, random: Random, budget: Budget): readonly Fault[] {
  const faults: Fault[] = [];
  const attempt = <T>(what: string, run: () => T): T | undefined => {
    const began = process.cpuUsage();
    try {
      return run();
    } catch (error) {
      faults.push({
        name: `${what}: ${nameOf(error)}`,
        detail: error instanceof Error ? String(error.stack) : String(error),
      });
      return undefined;
    } finally {
      const took = spent(began);
      // A collection or a first compilation is no fault: what is slow is slow again.
      if (took > slowest && again(run) > slowest)
        faults.push({ name: `${what}: slow`, detail: `${Math.round(took / 1000)} ms of CPU` });
    }
  };
  const document = attempt('open', () => openDocument('file:///x.yaml', 1, text, files));
  if (!document) return faults;
  if (random.once(budget.rarely)) attempt('diagnose', () => diagnose(document, { hints: true }));
  for (const position of positions(document, budget.hovers, random)) attempt('hover', () => hover(document, position));
  for (const position of positions(document, budget.completions, random))
    attempt('complete', () => complete(document, position));
  if (random.once(2 * budget.rarely))
    attempt('code actions', () => codeActions(document, document.file.range({ start: 0, end: text.length })));
  if (random.once(4 * budget.rarely)) attempt('fix all', () => faults.push(...stable(text)));
  const findings = attempt('lint', () => lintWith(document.file, around, everyRule)) ?? [];
  const fixes = findings.flatMap(finding => finding.fixes.map(fix => ({ finding, fix })));
  const first = random.below(Math.max(1, fixes.length));
  for (const { finding, fix } of [...fixes.slice(first), ...fixes.slice(0, first)].slice(0, budget.fixes))
    attempt(`fix of ${finding.rule}`, () => faults.push(...checkFix(document.file, findings, finding, fix, around)));
  return faults;
}

/** Safe fixes made twice change nothing the second time. */
function stable(text: string): readonly Fault[] {
  const once = applySafeFixes(text).text;
  const twice = applySafeFixes(once).text;
  return once === twice ? [] : [{ name: 'fix all: never done', detail: `${once}\n=== then\n${twice}` }];
}

function again(run: () => unknown): number {
  const began = process.cpuUsage();
  try {
    run();
  } catch {
    // Said already.
  }
  return spent(began);
}

function spent(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return user + system;
}

function nameOf(error: unknown): string {
  const place = error instanceof Error ? /\((?:.*\/)?(src\/.*?):\d+\)/.exec(String(error.stack))?.[1] : undefined;
  return `${String(error).slice(0, 120).replaceAll(/\d+/g, 'n')} at ${place ?? '?'}`;
}

/** Places all over the text, from a different start each time: in keys, in values, at the ends of lines. */
function positions({ file }: OpenDocument, count: number, random: Random) {
  const { length } = file.text;
  const step = Math.max(1, Math.floor(length / count));
  const first = random.below(step);
  const places = Array.from({ length: Math.min(count, length) }, (_, i) => Math.min(first + i * step, length));
  return places.map(start => file.range({ start, end: start }).start);
}
