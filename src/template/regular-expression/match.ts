import type { Assertion } from './node';
import type { Step } from './program';

/** Places of the groups in code points, two for each group; undefined for a group that took no part. */
export type Match = readonly (number | undefined)[];
interface Thread {
  readonly at: number;
  readonly saved: Match;
}

/**
 * The leftmost match from `start` on, as RE2 finds it: all ways at once, letter by letter, so that no expression takes
 * longer than expression times text. Source: Russ Cox, “Regular Expression Matching: the Virtual Machine Approach”.
 */
export function match(steps: readonly Step[], text: readonly number[], start: number): Match | undefined {
  let threads: Thread[] = [];
  let found: Match | undefined;
  for (let place = start; place <= text.length; place++) {
    const seen = new Set<number>();
    const running: Thread[] = [];
    for (const thread of threads) follow(steps, text, place, thread, seen, running);
    if (found === undefined) follow(steps, text, place, { at: 0, saved: [] }, seen, running);
    threads = [];
    for (const { at, saved } of running) {
      const step = steps[at];
      if (step?.type === 'match') {
        found = saved;
        break;
      }
      const code = text[place];
      if (step?.type === 'one' && code !== undefined && step.matches(code)) threads.push({ at: at + 1, saved });
    }
    if (threads.length === 0 && found !== undefined) return found;
  }
  return found;
}

/** Goes on from a thread over all steps that take no letter; what waits for one comes into `running`, best first. */
function follow(
  steps: readonly Step[],
  text: readonly number[],
  place: number,
  from: Thread,
  seen: Set<number>,
  running: Thread[],
): void {
  const waiting: Thread[] = [from];
  for (let thread = waiting.pop(); thread !== undefined; thread = waiting.pop()) {
    const { at, saved } = thread;
    const step = steps[at];
    if (step === undefined || seen.has(at)) continue;
    seen.add(at);
    if (step.type === 'jump') waiting.push({ at: step.to, saved });
    else if (step.type === 'split') waiting.push({ at: step.second, saved }, { at: step.first, saved });
    else if (step.type === 'save') {
      const next = saved.slice();
      next[step.slot] = place;
      waiting.push({ at: at + 1, saved: next });
    } else if (step.type === 'assert') {
      if (holds(step.assertion, text, place)) waiting.push({ at: at + 1, saved });
    } else running.push(thread);
  }
}

function holds(assertion: Assertion, text: readonly number[], place: number): boolean {
  switch (assertion) {
    case 'textStart':
      return place === 0;
    case 'textEnd':
      return place === text.length;
    case 'lineStart':
      return place === 0 || text[place - 1] === 10;
    case 'lineEnd':
      return place === text.length || text[place] === 10;
    default:
      return (isWord(text[place - 1]) !== isWord(text[place])) === (assertion === 'word');
  }
}

const isWord = (code: number | undefined) => code !== undefined && /^[0-9A-Za-z_]$/.test(String.fromCodePoint(code));
