import type { YamlFile } from '../../yaml/document';
import { noNeighbours, type Neighbours } from '../neighbours';
import { compactor, type Compactor } from './compact';
import { decidersIn, type Deciders } from './deciders';
import { searchAround, type Search } from './elsewhere';
import { factsOf, factsWhenAsked, factsWithout, type FileFacts } from './file-facts';
import { isKustomizationName } from './kustomization';
import { landscapeOf } from './landscape';
import { nearObjects } from './near-objects';
import { rangeReader } from './range-reader';
import { scopeOf, type Landscape, type Scope } from './scope';

/**
 * What is known of the files of a workspace, and which of them are applied together. Files are named by paths with `/`,
 * all from one top. Reading a file copies a few facts; its text is not kept.
 */
export interface WorkspaceIndex {
  /** Takes a file, or its new content. */
  put(file: string, content: string | YamlFile): void;
  /** Takes a file that is read only when somebody asks for more than the kinds of its objects. */
  putUnread(file: string, text: string): void;
  /** A file that is there, but cannot be read. */
  putUnreadable(file: string): void;
  remove(file: string): void;
  /** What is known of every file, to be handed to the index of another process, and what another knows. */
  facts(): Iterable<FileFacts>;
  putFacts(facts: FileFacts): void;
  /** Until every file was put once, nobody has neighbours and nothing is missing for sure. */
  isComplete: boolean;
  /** Grows with every change of what is known. */
  readonly revision: number;
  /** The kinds of the objects of a file. */
  kindsOf(file: string): readonly string[];
  /** Every file that is there. */
  files(): Iterable<string>;
  /** Objects of other files that are surely applied together with `file`; the same answer until one of them changes. */
  neighboursOf(file: string): Neighbours;
  /** What the answers of `neighboursOf` rest on now. */
  readonly deciders: Deciders;
}

/** Files that the index wants to see. */
export function isIndexed(file: string): boolean {
  return /\.(ya?ml|json)$/i.test(file) || isKustomizationName(file);
}

/**
 * An empty index. `read` gives the text of a file once more, when a finding points into it. `compact` copies objects so
 * that they take little memory for long; an index that lives as long as a command needs no copies.
 */
export function workspaceIndex(
  read: (file: string) => string | undefined,
  compact: Compactor = compactor(),
): WorkspaceIndex {
  const files = new Map<string, FileFacts>();
  const near = new Map<string, NearFiles>();
  const scopes = new Map<string, Scope>();
  let landscape: Landscape | undefined;
  const landscapeNow = (): Landscape => (landscape ??= landscapeOf(files));
  /** Changes of a file that no other question about that file can feel. */
  const quiet = new Map<string, number>();
  let revision = 0;
  let isComplete = false;

  const change = (file: string, facts: FileFacts | undefined): void => {
    revision++;
    const before = files.get(file);
    if (!before || before.shape !== facts?.shape) {
      landscape = undefined;
      scopes.clear();
    } else quiet.set(file, (quiet.get(file) ?? 0) + 1);
    if (facts) files.set(file, facts);
    else files.delete(file);
  };
  const scope = (file: string): Scope => {
    const found = scopes.get(file) ?? scopeOf(file, landscapeNow());
    scopes.set(file, found);
    return found;
  };
  const neighbours = (file: string): Neighbours => {
    const around = scope(file);
    const sources = [...around.members.map(member => member.file), ...around.kustomizations];
    const facts = sources.flatMap(one => files.get(one) ?? []);
    const known = near.get(file);
    if (known?.scope === around && facts.every((one, index) => one === known.facts[index])) return known.neighbours;
    const others = (): number => revision - (quiet.get(file) ?? 0);
    let search: { readonly revision: number; readonly ask: Search } | undefined;
    const made: Neighbours = {
      objects: nearObjects(around, files),
      mayExistElsewhere(kind, isMeant) {
        if (!isComplete) return true;
        if (search?.revision !== others()) {
          const { kustomizations, withKind } = landscapeNow();
          const { affixes } = kustomizations;
          search = { revision: others(), ask: searchAround({ file, scope: scope(file), files, withKind, affixes }) };
        }
        return search.ask(kind, isMeant);
      },
      rangeOf: rangeReader(read),
      get revision() {
        return others();
      },
    };
    near.set(file, { scope: around, facts, neighbours: made });
    return made;
  };
  return {
    put: (file, content) => change(file, factsOf(file, content, compact)),
    putUnread: (file, text) => change(file, factsWhenAsked(file, text, compact)),
    putUnreadable: file => change(file, factsWithout(file, true)),
    remove: file => change(file, undefined),
    facts: () => files.values(),
    putFacts: facts => change(facts.file, facts),
    get isComplete() {
      return isComplete;
    },
    set isComplete(value) {
      isComplete = value;
    },
    get revision() {
      return revision;
    },
    kindsOf: file => files.get(file)?.kinds ?? [],
    files: () => files.keys(),
    get deciders() {
      return decidersIn(landscapeNow());
    },
    neighboursOf: file => (isComplete && files.has(file) ? neighbours(file) : noNeighbours),
  };
}

/** An answer and what it was made from. */
interface NearFiles {
  readonly scope: Scope;
  readonly facts: readonly FileFacts[];
  readonly neighbours: Neighbours;
}
