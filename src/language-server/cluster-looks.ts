import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { OpenDocument } from '../language/index';
import type { LiveCluster } from './live-cluster';
import { ruleFacts, type RuleFacts } from './rule-facts';
import { workloadUses, type WorkloadUses } from './workload-uses';

/** What is known of the cluster is asked again so often, ms. */
const again = 30_000;

interface Texts {
  readonly get: (uri: string) => TextDocument | undefined;
  readonly all: () => readonly TextDocument[];
  readonly isLinted: (uri: string) => boolean;
  readonly read: (text: TextDocument) => OpenDocument;
  /** The text is to be judged again. */
  readonly changed: (uri: string) => void;
}

/** What the cluster that is followed says about the open texts, asked for without anybody waiting. */
export interface ClusterLooks {
  readonly factsOf: RuleFacts['of'];
  readonly useOf: WorkloadUses['of'];
  readonly look: (uri: string) => void;
  readonly close: (uri: string) => void;
}

/** Looks at every open text when the cluster's state changes, and now and then. */
export function clusterLooks(cluster: LiveCluster, texts: Texts): ClusterLooks {
  const facts = ruleFacts(cluster);
  const uses = workloadUses(cluster);
  const look = async (uri: string): Promise<void> => {
    const text = texts.get(uri);
    if (!text || !texts.isLinted(uri)) return;
    const read = (): OpenDocument => texts.read(text);
    void uses.look(uri, read);
    if (await facts.look(uri, read)) texts.changed(uri);
  };
  const lookAtAll = (): void => {
    for (const { uri } of texts.all()) void look(uri);
  };
  cluster.onState(lookAtAll);
  setInterval(lookAtAll, again).unref();
  return {
    factsOf: facts.of,
    useOf: uses.of,
    look: uri => void look(uri),
    close(uri) {
      facts.close(uri);
      uses.close(uri);
    },
  };
}
