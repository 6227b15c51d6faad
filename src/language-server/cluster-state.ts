import * as l10n from '@vscode/l10n';
import { field } from './settings';

/** Where the editor stands with the cluster, as it says in its initialization options and in `headroom/cluster`. */
export interface ClusterState {
  readonly state: 'untrusted' | 'off' | 'connecting' | 'live' | 'stale' | 'failed';
  /** Of a cluster that is followed: how that goes. */
  readonly sentence?: string;
}

const states: readonly string[] = ['untrusted', 'off', 'connecting', 'live', 'stale', 'failed'];

/** Undefined for what an editor says that follows no clusters. */
export function clusterStateOf(said: unknown): ClusterState | undefined {
  const [state, sentence] = [field(said, 'state'), field(said, 'sentence')];
  if (typeof state !== 'string' || !states.includes(state)) return undefined;
  return { state: state as ClusterState['state'], ...(typeof sentence === 'string' && { sentence }) };
}

/** Whether questions are answered now, if perhaps with what was before. */
export const isAnswered = (cluster: ClusterState | undefined): boolean =>
  cluster?.state === 'live' || cluster?.state === 'stale';

/** Why a hover says nothing of the cluster. */
export function silenceOf({ state, sentence = '' }: ClusterState): string {
  switch (state) {
    case 'untrusted':
      return l10n.t`What the cluster says of it is shown in trusted workspaces only, because Headroom starts a process with your cluster credentials for it.`;
    case 'off':
      return l10n.t`No cluster is followed: the command "Headroom: Follow cluster" shows what yours says of it.`;
    case 'connecting':
    case 'failed':
      return sentence;
    case 'live':
    case 'stale':
      return l10n.t`The cluster has not answered in time: point at it again.`;
  }
}
