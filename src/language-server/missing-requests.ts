import { setImmediate } from 'node:timers/promises';
import type { Connection } from 'vscode-languageserver/node';
import {
  rankRequests,
  requestsMemory,
  type LintOptions,
  type RankedFile,
  type RequestsMemory,
} from '../language/index';
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
  const memory = requestsMemory();
  connection.onRequest(
    'headroom/missingRequests',
    async (token: { readonly isCancellationRequested?: boolean } = {}) => {
      const { index } = port.workspace;
      const files = await rankedFiles(port, memory, () => token.isCancellationRequested ?? false);
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

async function rankedFiles(
  { workspace, read, optionsOf }: Port,
  memory: RequestsMemory,
  isCancelled: () => boolean,
): Promise<RankedFile[]> {
  const ranked: RankedFile[] = [];
  let began = performance.now();
  for (const facts of [...workspace.index.facts()]) {
    if (performance.now() - began > SLICE) {
      await setImmediate();
      began = performance.now();
      if (isCancelled()) return ranked;
    }
    const { file } = facts;
    const options = optionsOf(file);
    const found = options && memory.of(file, facts, options, () => read(file));
    if (found) ranked.push(found);
  }
  memory.keep(new Set(workspace.index.files()));
  return ranked;
}
