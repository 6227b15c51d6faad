import { setImmediate } from 'node:timers/promises';
import type { Connection } from 'vscode-languageserver/node';
import { rankRequests, requestsOf, type LintOptions, type RankedFile } from '../language/index';
import { uriOf } from './paths';
import type { Workspace } from './workspace';

/** More lines nobody reads; the answer says how many there are. */
const MOST = 200;
/** Longest stretch of linting before messages are looked at, ms. */
const SLICE = 8;

interface Port {
  readonly workspace: Workspace;
  /** The text of a file, the open one first. */
  read(file: string): string | undefined;
  /** Undefined for a file that is not linted. */
  optionsOf(file: string): LintOptions | undefined;
}

/** Answers `headroom/missingRequests`: the workspace's workloads without requests, ranked. */
export function answerMissingRequests(connection: Connection, port: Port): void {
  connection.onRequest(
    'headroom/missingRequests',
    async (token: { readonly isCancellationRequested?: boolean } = {}) => {
      const { index } = port.workspace;
      const files = await rankedFiles(port, () => token.isCancellationRequested ?? false);
      const { workloads, limitRanges } = rankRequests(files);
      return {
        complete: index.isComplete,
        total: workloads.length,
        workloads: workloads.slice(0, MOST).map(({ file, object: { kind, name = '', namespace }, ...one }) => ({
          ...{ uri: uriOf(file), range: one.range, kind, name, replicas: one.replicas, missing: one.missing },
          ...(namespace === undefined ? {} : { namespace }),
          ...(one.heavy === undefined ? {} : { heavy: one.heavy }),
        })),
        limitRanges,
      };
    },
  );
}

async function rankedFiles({ workspace, read, optionsOf }: Port, isCancelled: () => boolean): Promise<RankedFile[]> {
  const ranked: RankedFile[] = [];
  let began = performance.now();
  for (const file of [...workspace.index.files()]) {
    if (performance.now() - began > SLICE) {
      await setImmediate();
      began = performance.now();
      if (isCancelled()) return ranked;
    }
    const options = optionsOf(file);
    const text = options && read(file);
    const found = options && text !== undefined ? requestsOf(file, text, options) : undefined;
    if (found) ranked.push(found);
  }
  return ranked;
}
