import * as vscode from 'vscode';
import { LanguageClient, State, TransportKind, type LanguageClientOptions } from 'vscode-languageclient/node';
import type { QuestionName } from '../observer/protocol';
import type { FollowedCluster } from './observer/followed-cluster';

/** Starts the server at `module` for YAML and JSON of every scheme, also files of virtual workspaces. */
export async function startLanguageClient(
  module: string,
  log: vscode.LogOutputChannel,
  cluster: FollowedCluster,
): Promise<LanguageClient> {
  const options: LanguageClientOptions = {
    documentSelector: [{ language: 'yaml' }, { language: 'json' }],
    synchronize: { configurationSection: 'headroom' },
    outputChannel: log,
    initializationOptions: { l10n: vscode.l10n.bundle, selects: true, cluster: cluster.state },
  };
  const client = new LanguageClient('headroom', 'Headroom', { module, transport: TransportKind.ipc }, options);
  answerAboutCluster(client, cluster);
  await client.start();
  return client;
}

/** The server asks as the observer's protocol has it, which it does not know. */
interface Asked {
  readonly question: QuestionName;
  readonly with?: object;
}

/** The server asks what it needs of the cluster, and hears how the following goes. */
function answerAboutCluster(client: LanguageClient, cluster: FollowedCluster): void {
  client.onRequest('headroom/observe', async ({ question, with: asked }: Asked) => {
    try {
      return await cluster.ask(question, asked);
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
  });
  const tell = (): void => void client.sendNotification('headroom/cluster', cluster.state);
  client.onDidChangeState(({ newState }) => newState === State.Running && tell());
  cluster.onState(() => client.isRunning() && tell());
}
