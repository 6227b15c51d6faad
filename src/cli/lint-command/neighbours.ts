import type { Neighbours } from '../../lint/neighbours';
import type { WorkspaceIndex } from '../../lint/workspace/workspace-index';
import { readText } from '../disk-files';
import type { Contents } from './cache/contents';
import { slashed } from './sources';

/** Takes a file into the index for the sake of others. */
export function putLink(index: WorkspaceIndex, contents: Contents, file: string): void {
  putText(index, contents, file, text => index.put(slashed(file), text));
}

/** The same for a file that hardly anybody asks for. */
function putUnread(index: WorkspaceIndex, contents: Contents, file: string): void {
  putText(index, contents, file, text => index.putUnread(slashed(file), text));
}

function putText(index: WorkspaceIndex, contents: Contents, file: string, put: (text: string) => void): void {
  try {
    const text = readText(file);
    if (text === undefined) return;
    contents.note(slashed(file), text);
    put(text);
  } catch {
    index.putUnreadable(slashed(file));
  }
}

/** The neighbours of files, with the rest of the workspace behind them. */
export interface WholeWorkspace {
  /** Neighbours that look through the rest before they say that something is nowhere; `elsewhere`: for which kinds they were asked to. */
  neighboursOf(file: string): { readonly neighbours: Neighbours; elsewhere(): readonly string[] };
  /** Reads the rest, if that was not done before. */
  readRest(): void;
  /** Somebody wanted the rest. */
  readonly isWhole: boolean;
  /** Stays the same while the neighbours of a file would say the same, also of these kinds elsewhere. */
  digestAround(file: string, elsewhere: readonly string[]): string;
}

/** `restOf` names the rest of the workspace: undefined where that is too much to read. */
export function wholeWorkspace(
  index: WorkspaceIndex,
  contents: Contents,
  restOf: () => readonly string[] | undefined,
): WholeWorkspace {
  let isRead: boolean | undefined;
  const readRest = (): boolean => {
    const rest = restOf();
    for (const file of rest ?? []) putUnread(index, contents, file);
    return rest !== undefined;
  };
  return {
    neighboursOf(file) {
      const near = index.neighboursOf(file);
      const kinds = new Set<string>();
      const neighbours: Neighbours = {
        ...near,
        mayExistElsewhere(kind, isMeant) {
          kinds.add(kind);
          if (isRead === false || near.mayExistElsewhere(kind, isMeant)) return true;
          isRead ??= readRest();
          return !isRead || index.neighboursOf(file).mayExistElsewhere(kind, isMeant);
        },
      };
      return { neighbours, elsewhere: () => [...kinds].sort() };
    },
    readRest: () => void (isRead ??= readRest()),
    get isWhole() {
      return isRead !== undefined;
    },
    digestAround: (file, elsewhere) => contents.ofGroups([[String(isRead)], ...index.deciders.of(file, elsewhere)]),
  };
}

/** Neighbours that are not known yet, and whether somebody asked. */
export function askedNeighbours(): { readonly neighbours: Neighbours; wereAsked(): boolean } {
  let asked = false;
  const neighbours: Neighbours = {
    get objects() {
      asked = true;
      return none;
    },
    mayExistElsewhere() {
      asked = true;
      return true;
    },
    rangeOf: () => ({ start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }),
  };
  return { neighbours, wereAsked: () => asked };
}

const none: Neighbours['objects'] = [];
