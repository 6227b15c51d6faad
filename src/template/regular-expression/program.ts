import type { Assertion, Matches, RegexNode } from './node';

/** One step of a compiled expression. `split` tries `first` before `second`. */
export type Step =
  | { readonly type: 'one'; readonly matches: Matches }
  | { readonly type: 'split'; first: number; second: number }
  | { readonly type: 'jump'; to: number }
  | { readonly type: 'save'; readonly slot: number }
  | { readonly type: 'assert'; readonly assertion: Assertion }
  | { readonly type: 'match' };

/** The expression as steps for the matcher; step 0 is the first. */
export function program(root: RegexNode): readonly Step[] {
  const steps: Step[] = [];
  emit(steps, { type: 'group', part: root, index: 0 });
  steps.push({ type: 'match' });
  return steps;
}

function emit(steps: Step[], node: RegexNode): void {
  switch (node.type) {
    case 'one':
      steps.push({ type: 'one', matches: node.matches });
      return;
    case 'assert':
      steps.push({ type: 'assert', assertion: node.assertion });
      return;
    case 'group':
      steps.push({ type: 'save', slot: node.index * 2 });
      emit(steps, node.part);
      steps.push({ type: 'save', slot: node.index * 2 + 1 });
      return;
    case 'sequence':
      for (const part of node.parts) emit(steps, part);
      return;
    case 'choice':
      return emitChoice(steps, node.parts);
    case 'repeat':
      return emitRepeat(steps, node);
  }
}

function emitChoice(steps: Step[], parts: readonly RegexNode[]): void {
  const ends: { to: number }[] = [];
  for (const [index, part] of parts.entries()) {
    if (index === parts.length - 1) {
      emit(steps, part);
      continue;
    }
    const split = { type: 'split' as const, first: steps.length + 1, second: 0 };
    steps.push(split);
    emit(steps, part);
    const end = { type: 'jump' as const, to: 0 };
    steps.push(end);
    ends.push(end);
    split.second = steps.length;
  }
  for (const end of ends) end.to = steps.length;
}

function emitRepeat(steps: Step[], { part, min, max, greedy }: Extract<RegexNode, { type: 'repeat' }>): void {
  for (let count = 0; count < min - (max === Infinity && min > 0 ? 1 : 0); count++) emit(steps, part);
  if (max === Infinity) return emitLoop(steps, part, min > 0, greedy);
  const splits: { first: number; second: number }[] = [];
  for (let count = min; count < max; count++) {
    splits.push(pushSplit(steps));
    emit(steps, part);
  }
  for (const split of splits) aim(split, split.first, steps.length, greedy);
}

/** One or more; with nothing before it may be left out altogether. A part that matches nothing is tried once. */
function emitLoop(steps: Step[], part: RegexNode, once: boolean, greedy: boolean): void {
  const skip = once ? undefined : pushSplit(steps);
  const start = steps.length;
  emit(steps, part);
  const again = pushSplit(steps);
  aim(again, start, steps.length, greedy);
  if (skip !== undefined) aim(skip, start, steps.length, greedy);
}

function pushSplit(steps: Step[]): { first: number; second: number } {
  const split = { type: 'split' as const, first: steps.length + 1, second: 0 };
  steps.push(split);
  return split;
}

function aim(split: { first: number; second: number }, inside: number, after: number, greedy: boolean): void {
  split.first = greedy ? inside : after;
  split.second = greedy ? after : inside;
}
