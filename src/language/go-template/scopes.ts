import type { Span } from '../../yaml/place';
import { telling, unquoted, type Action, type Part } from './scan';

/** A variable of a template. */
export interface Variable {
  /** With its `$`. */
  readonly name: string;
  /** Where it is declared. */
  readonly span: Span;
  /** What it is given, as written; for range, `element of …` and `index of …`. */
  readonly from: string;
}

/** What an action can name. */
export interface Scope {
  /** The newest last; of two with the same name the later one counts. */
  readonly variables: readonly Variable[];
  /** `.` is something else than the data of the template: an element of a range, the value of a with. */
  readonly moved: boolean;
  /** Inside a define, `.` and `$` are what the caller passes. */
  readonly inDefinition: boolean;
  /** The blocks that wait for their end, the innermost last. */
  readonly open: readonly string[];
}

/** A name that is used, and the declaration that it means. */
export interface VariableUse {
  readonly span: Span;
  readonly variable: Variable;
}

/** A `define` or `block`. */
export interface Definition {
  readonly name: string;
  readonly span: Span;
}

/** All about the names of one template, found without parsing it, so that a half-written one has them too. */
export interface Names {
  /** What the action may name, in its first place. */
  scopeOf(action: Action): Scope;
  readonly uses: readonly VariableUse[];
  readonly definitions: readonly Definition[];
  /** `template "x"` and `block "x"`. */
  readonly calls: readonly Definition[];
}

interface Frame {
  readonly keyword: string;
  readonly variables: Variable[];
  moved: boolean;
  inDefinition: boolean;
  /** A define sees nothing from around it. */
  readonly own: boolean;
}

/** Walks over the actions in order. */
export function namesIn(actions: readonly Action[]): Names {
  const frames: Frame[] = [{ keyword: '', variables: [], moved: false, inDefinition: false, own: true }];
  const scopes = new Map<Action, Scope>();
  const uses: VariableUse[] = [];
  const definitions: Definition[] = [];
  const calls: Definition[] = [];
  for (const action of actions) {
    const parts = telling(action);
    if (action.keyword === 'end' && frames.length > 1) frames.pop();
    if (action.keyword === 'else') enterElse(frames, parts[1]?.text === 'with');
    scopes.set(action, scopeOf(frames));
    const name = nameIn(parts);
    if (name && ['define', 'block'].includes(action.keyword ?? '')) definitions.push(name);
    if (name && ['template', 'block'].includes(action.keyword ?? '')) calls.push(name);
    const opened = frameOf(action, frames);
    if (opened) frames.push(opened);
    const declared = declarationsIn(action, parts);
    frames.at(-1)?.variables.push(...declared);
    uses.push(...usesIn(parts, declared, frames));
  }
  const none: Scope = { variables: [], moved: false, inDefinition: false, open: [] };
  return { scopeOf: action => scopes.get(action) ?? none, uses, definitions, calls };
}

function enterElse(frames: readonly Frame[], withValue: boolean): void {
  const frame = frames.at(-1);
  if (!frame || frames.length < 2) return;
  frame.moved = withValue || (frames.at(-2)?.moved ?? false);
}

function scopeOf(frames: readonly Frame[]): Scope {
  const visible = frames.slice(frames.findLastIndex(({ own }) => own));
  const last = frames.at(-1);
  return {
    variables: visible.flatMap(({ variables }) => variables),
    moved: last?.moved ?? false,
    inDefinition: last?.inDefinition ?? false,
    open: frames.slice(1).map(({ keyword }) => keyword),
  };
}

function frameOf({ keyword = '' }: Action, frames: readonly Frame[]): Frame | undefined {
  const around = frames.at(-1);
  if (['define', 'block'].includes(keyword)) {
    return { keyword, variables: [], moved: false, inDefinition: true, own: true };
  }
  if (!['if', 'range', 'with'].includes(keyword)) return undefined;
  const moved = keyword !== 'if' || (around?.moved ?? false);
  return { keyword, variables: [], moved, inDefinition: around?.inDefinition ?? false, own: false };
}

function nameIn(parts: readonly Part[]): Definition | undefined {
  const text = parts.find(({ type }) => type === 'string');
  return text && { name: unquoted(text.text), span: { start: text.start, end: text.end } };
}

/** `$x := …`, and in a range `$i, $x := …`. */
function declarationsIn(action: Action, parts: readonly Part[]): readonly Variable[] {
  const sign = parts.findIndex(({ text }) => text === ':=');
  const names = parts.slice(0, Math.max(0, sign)).filter(({ type }) => type === 'variable');
  const value = written(parts.slice(sign + 1));
  return names.map(({ text, start, end }, index) => {
    const role = names.length > 1 && index === 0 ? 'index in' : 'element of';
    return { name: text, span: { start, end }, from: action.keyword === 'range' ? `${role} ${value}` : value };
  });
}

function written(parts: readonly Part[]): string {
  return parts
    .map(({ text, start }, index) => (index > 0 && parts[index - 1]?.end !== start ? ` ${text}` : text))
    .join('');
}

function usesIn(
  parts: readonly Part[],
  declared: readonly Variable[],
  frames: readonly Frame[],
): readonly VariableUse[] {
  const { variables } = scopeOf(frames);
  return parts.flatMap(({ type, text, start, end }) => {
    if (type !== 'variable' || text === '$') return [];
    const variable =
      declared.find(one => one.span.start === start) ??
      variables.findLast(one => one.name === text && (!declared.includes(one) || one.span.start > start)) ??
      variables.findLast(one => one.name === text);
    return variable ? [{ span: { start, end }, variable }] : [];
  });
}
