import { closeSync, openSync, readSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the scheduler said of one pod. */
export interface Verdict {
  /** Weighted scores by plugin, by node; empty when one node alone was feasible, which is not scored. */
  readonly scores: Map<string, Record<string, number>>;
  readonly totals: Map<string, number>;
  /** Where it went. */
  bound?: string;
  /** Why it went nowhere. */
  error?: string;
}

export interface SchedulerLog {
  /** Resolves when the scheduler has decided on the pod `namespace/name`. */
  verdict(pod: string): Promise<Verdict>;
  /** Resolves when a line with this message has come for each of these names. */
  seen(message: string, names: readonly string[]): Promise<void>;
  close(): void;
}

const PATIENCE_MS = 60_000;
const POLL_MS = 4;
const scored = /"Plugin scored node for pod" pod="([^"]+)" plugin="([^"]+)" node="([^"]+)" score=(-?\d+)/;
const summed = /"Calculated node's final score for pod" pod="([^"]+)" node="([^"]+)" score=(-?\d+)/;
const boundTo = /"Successfully bound pod to node" pod="([^"]+)" node="([^"]+)"/;
const nowhere = /"Unable to schedule pod; no fit; waiting" pod="([^"]+)" err="((?:[^"\\]|\\.)*)"/;
const failed = /"Error scheduling pod; retrying"[^\n]* err="((?:[^"\\]|\\.)*)"[^\n]* pod="([^"]+)"/;
const event = /"((?:Add|Update|Delete) event for [a-z ]+)" (?:pod|node)="([^"]+)"/;

/** Follows the log of a scheduler at -v=10. */
export function followScheduler(file: string): SchedulerLog {
  const descriptor = openSync(file, 'r');
  const buffer = Buffer.alloc(1 << 20);
  const verdicts = new Map<string, Verdict>();
  const events = new Set<string>();
  let rest = '';
  const verdictOf = (pod: string): Verdict => {
    const known = verdicts.get(pod) ?? { scores: new Map(), totals: new Map() };
    verdicts.set(pod, known);
    return known;
  };
  const readMore = (): void => {
    for (let size = 1; size > 0;) {
      size = readSync(descriptor, buffer, 0, buffer.length, null);
      const lines = (rest + buffer.toString('latin1', 0, size)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) takeIn(line, verdictOf, events);
    }
  };
  const until = async (isThere: () => boolean, what: () => string): Promise<void> => {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(POLL_MS)) {
      readMore();
      if (isThere()) return;
    }
    throw new Error(`The scheduler did not say within ${PATIENCE_MS / 1000} s: ${what()}`);
  };
  return {
    async verdict(pod) {
      const decided = (): boolean => Boolean(verdicts.get(pod)?.bound ?? verdicts.get(pod)?.error);
      await until(decided, () => `where ${pod} goes`);
      return verdictOf(pod);
    },
    async seen(message, names) {
      const missing = (): readonly string[] => names.filter(name => !events.has(`${message} ${name}`));
      await until(
        () => missing().length === 0,
        () => `${message}: ${missing().join(', ')}`,
      );
      for (const name of names) events.delete(`${message} ${name}`);
    },
    close: () => closeSync(descriptor),
  };
}

function takeIn(line: string, verdictOf: (pod: string) => Verdict, events: Set<string>): void {
  const [, pod = '', plugin = '', node = '', score = ''] = scored.exec(line) ?? [];
  if (plugin) {
    const { scores } = verdictOf(pod);
    scores.set(node, { ...scores.get(node), [plugin]: Number(score) });
    return;
  }
  const sum = summed.exec(line);
  if (sum) return void verdictOf(sum[1] ?? '').totals.set(sum[2] ?? '', Number(sum[3]));
  const place = boundTo.exec(line);
  if (place) return void (verdictOf(place[1] ?? '').bound = place[2] ?? '');
  const none = nowhere.exec(line);
  if (none) return void (verdictOf(none[1] ?? '').error = unquoted(none[2] ?? ''));
  const broken = failed.exec(line);
  if (broken) return void (verdictOf(broken[2] ?? '').error = `error: ${unquoted(broken[1] ?? '')}`);
  const happened = event.exec(line);
  if (happened) events.add(`${happened[1]} ${happened[2]}`);
}

const unquoted = (text: string): string => text.replaceAll(/\\(.)/g, '$1');
