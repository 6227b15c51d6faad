import type { LintContext, LintObject } from './rule';

/** Reads keys from an object; a function of a module, so that what is found by it is kept. */
export type KeysOf = (target: LintObject) => readonly string[];

/** Objects of one kind with one key. */
export interface Group {
  readonly kind: string;
  readonly keysOf: KeysOf;
  readonly key: string;
}

/** What a rule looked at besides its object. */
export interface Looked {
  /** Kinds that it asked for with `ofKind`. */
  readonly kinds: Set<string>;
  /** Objects that it asked for with `ofKindWith`. */
  readonly groups: Group[];
  /** It went through all objects. */
  all: boolean;
  /** It asked for something outside the files that are applied together. */
  elsewhere: boolean;
}

/** A context that notes what is looked at. */
export interface Watch {
  readonly context: LintContext;
  /** What was looked at during `work`; undefined for nothing. */
  during<Result>(work: () => Result): { readonly result: Result; readonly looked: Looked | undefined };
}

interface Watched {
  readonly plain: LintContext;
  note(): Looked;
}

/** A property, since a table of contexts would cost much where each lives as long as one file. */
const watched = Symbol('watched');

interface WatchedContext extends LintContext {
  readonly [watched]?: Watched;
}

function watchedBy(context: WatchedContext): Watched | undefined {
  return context[watched];
}

/** A view of `plain` that notes what is looked at. */
export function watch(plain: LintContext): Watch {
  let current: Looked | undefined;
  const note = (): Looked => (current ??= { kinds: new Set(), groups: [], all: false, elsewhere: false });
  const noteAll = (): void => {
    note().all = true;
  };
  const noteElsewhere = (): void => {
    note().elsewhere = true;
  };
  const neighbours: LintContext['neighbours'] = {
    get objects() {
      noteAll();
      return plain.neighbours.objects;
    },
    mayExistElsewhere(kind, isMeant) {
      noteElsewhere();
      return plain.neighbours.mayExistElsewhere(kind, isMeant);
    },
    rangeOf(neighbour, path) {
      noteElsewhere();
      return plain.neighbours.rangeOf(neighbour, path);
    },
  };
  const context: WatchedContext = {
    ...plain,
    [watched]: { plain, note },
    get objects() {
      noteAll();
      return plain.objects;
    },
    neighbours,
  };
  return {
    context,
    during(work) {
      current = undefined;
      const result = work();
      return { result, looked: current };
    },
  };
}

/** The context to read objects of one kind from; that it was asked for is noted. */
export function lookAt(context: LintContext, kind: string): LintContext {
  const view = watchedBy(context);
  if (!view) return context;
  view.note().kinds.add(kind);
  return view.plain;
}

/** The same for some objects of a kind. */
export function lookAtGroup(context: LintContext, group: Group): LintContext {
  const view = watchedBy(context);
  if (!view) return context;
  view.note().groups.push(group);
  return view.plain;
}
