import type { ClusterFacts } from './cluster-facts';
import type { Neighbours } from './neighbours';
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
  const notes: Notes = { current: undefined };
  return {
    context: new WatchedLint(plain, notes),
    during(work) {
      notes.current = undefined;
      const result = work();
      return { result, looked: notes.current };
    },
  };
}

interface Notes {
  current: Looked | undefined;
}

function note(notes: Notes): Looked {
  return (notes.current ??= { kinds: new Set(), groups: [], all: false, elsewhere: false });
}

/** Classes, since every lint of a file makes a view of its own. */
class WatchedLint implements WatchedContext, Watched {
  readonly neighbours: Neighbours;

  constructor(
    readonly plain: LintContext,
    private readonly notes: Notes,
  ) {
    this.neighbours = new WatchedNeighbours(plain.neighbours, notes);
    if (plain.cluster) this.cluster = plain.cluster;
  }

  readonly cluster?: ClusterFacts;

  get [watched](): Watched {
    return this;
  }

  get objects(): readonly LintObject[] {
    note(this.notes).all = true;
    return this.plain.objects;
  }

  note(): Looked {
    return note(this.notes);
  }
}

class WatchedNeighbours implements Neighbours {
  constructor(
    private readonly plain: Neighbours,
    private readonly notes: Notes,
  ) {}

  get objects(): Neighbours['objects'] {
    note(this.notes).all = true;
    return this.plain.objects;
  }

  mayExistElsewhere(...question: Parameters<Neighbours['mayExistElsewhere']>): boolean {
    note(this.notes).elsewhere = true;
    return this.plain.mayExistElsewhere(...question);
  }

  rangeOf(...place: Parameters<Neighbours['rangeOf']>): ReturnType<Neighbours['rangeOf']> {
    note(this.notes).elsewhere = true;
    return this.plain.rangeOf(...place);
  }
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
