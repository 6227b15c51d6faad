import * as l10n from '@vscode/l10n';
import {
  CodeLensRefreshRequest,
  type CodeLens as LspCodeLens,
  type Command,
  type Connection,
  type TextDocuments,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  codeLenses,
  liveLenses,
  type Around,
  type CodeLens,
  type LiveLens,
  type OpenDocument,
} from '../language/index';
import { answer } from './answer';
import type { Client } from './client';
import { isAnswered, type ClusterState } from './cluster-state';
import type { LiveCluster } from './live-cluster';

/** While lenses about the cluster are shown they are made anew so often, ms: the cluster goes on. */
const AGAIN_MS = 10_000;

export interface LensSources {
  document(text: TextDocument): OpenDocument;
  around(uri: string): Around;
  client(): Client;
  readonly live: LiveCluster;
}

/** Where a lens is found again when its words are wanted. */
interface Later {
  readonly uri: string;
  readonly version: number;
  readonly index: number;
}

/** Answers with the words above texts; those that need the cluster come once they are to be shown. */
export function answerCodeLenses(
  connection: Connection,
  texts: TextDocuments<TextDocument>,
  sources: LensSources,
): void {
  const { document, around, client, live } = sources;
  let timer: NodeJS.Timeout | undefined;
  const againLater = (): void => {
    if (!client().refreshesCodeLenses || timer) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (isAnswered(live.state)) void connection.sendRequest(CodeLensRefreshRequest.type);
    }, AGAIN_MS);
    timer.unref();
  };
  connection.onCodeLens(({ textDocument: { uri } }, token) =>
    answer({ connection, texts }, uri, token, text => {
      const opened = document(text);
      const { version } = text;
      const above = liveLenses(opened).flatMap((lens, index) => [
        unresolved(lens, live.state, { uri, version, index }),
        placementLens(lens, live.state, uri, client()),
      ]);
      const isPreview = uri.startsWith('headroom-preview:');
      return [
        ...codeLenses(opened, around(uri)).map(lens => toLens(lens, uri, client())),
        ...(isPreview ? [] : above.filter(lens => lens !== undefined)),
      ];
    }),
  );
  connection.onCodeLensResolve(async lens => {
    const later = lens.data as Later | undefined;
    const text = later && texts.get(later.uri);
    const found = text?.version === later?.version && text ? liveLenses(document(text))[later.index] : undefined;
    // The text has moved on, and lenses of the new one are on their way.
    if (!found) return { ...lens, command: lens.command ?? plain('…') };
    const facts = await live.facts(found.question);
    againLater();
    return { ...lens, command: 'silence' in facts ? menu(facts.silence) : plain(found.title(facts) ?? '–') };
  });
}

const plain = (title: string): Command => ({ title, command: '' });
const menu = (title: string): Command => ({ title, command: 'headroom.clusterMenu' });

/** Undefined where nobody may follow a cluster. */
function unresolved(
  { range, invitation }: LiveLens,
  cluster: ClusterState | undefined,
  later: Later,
): LspCodeLens | undefined {
  switch (cluster?.state) {
    case undefined:
    case 'untrusted':
      return undefined;
    case 'off':
      return { range, command: { title: invitation, command: 'headroom.followCluster' } };
    case 'connecting':
      return { range, command: plain(l10n.t`Reading the cluster…`) };
    case 'failed':
      return { range, command: menu(l10n.t`No cluster: ${cluster.sentence ?? ''}`) };
    case 'live':
    case 'stale':
      return { range, data: later };
  }
}

/** Opens the view of all replicas on the nodes, in an editor that has it. */
function placementLens(
  { range, placed }: LiveLens,
  cluster: ClusterState | undefined,
  uri: string,
  { selects }: Client,
): LspCodeLens | undefined {
  if (!placed || !selects || !isAnswered(cluster)) return undefined;
  const command = {
    title: l10n.t`Show placement`,
    command: 'headroom.showPlacement',
    arguments: [{ uri, key: placed }],
  };
  return { range, command };
}

/** Only an editor that has the commands of Headroom can follow a lens. */
function toLens({ range, title, leads }: CodeLens, uri: string, { selects }: Client): LspCodeLens {
  if (!leads || !selects) return { range, command: { title, command: '' } };
  const command =
    leads.to === 'place'
      ? { title, command: 'headroom.show', arguments: [leads.place.uri, leads.place.range] }
      : { title: `$(open-preview) ${title}`, command: 'headroom.preview', arguments: [{ uri, job: leads.job }] };
  return { range, command };
}
