import type { Neighbours } from '../../lint/neighbours';
import type { WorkspaceIndex } from '../../lint/workspace/workspace-index';
import { readText } from '../disk-files';
import { slashed } from './sources';

/** Takes a file into the index for the sake of others. */
export function putLink(index: WorkspaceIndex, file: string): void {
  putText(index, file, text => index.put(slashed(file), text));
}

/** The same for a file that hardly anybody asks for. */
function putUnread(index: WorkspaceIndex, file: string): void {
  putText(index, file, text => index.putUnread(slashed(file), text));
}

function putText(index: WorkspaceIndex, file: string, put: (text: string) => void): void {
  try {
    const text = readText(file);
    if (text !== undefined) put(text);
  } catch {
    index.putUnreadable(slashed(file));
  }
}

/** Neighbours that look through the rest of the workspace, which `restOf` names, before they say that something is nowhere. */
export function wholeWorkspace(
  index: WorkspaceIndex,
  restOf: () => readonly string[] | undefined,
): (file: string) => Neighbours {
  let isWhole: boolean | undefined;
  const readRest = (): boolean => {
    const rest = restOf();
    for (const file of rest ?? []) putUnread(index, file);
    return rest !== undefined;
  };
  return file => {
    const near = index.neighboursOf(file);
    return {
      ...near,
      mayExistElsewhere(kind, isMeant) {
        if (isWhole === false || near.mayExistElsewhere(kind, isMeant)) return true;
        isWhole ??= readRest();
        return !isWhole || index.neighboursOf(file).mayExistElsewhere(kind, isMeant);
      },
    };
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
