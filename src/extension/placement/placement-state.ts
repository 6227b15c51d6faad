import * as vscode from 'vscode';
import type { PlacementMemory, PlacementState } from '../../report/placement-message';
import type { FollowedCluster } from '../observer/followed-cluster';
import { askWorkload, unreadableSentence } from './ask-workload';

/** What there is to show of a workload now; `filter` chooses nodes. Never rejects. */
export async function placementState(
  cluster: FollowedCluster,
  { uri, key }: PlacementMemory,
  filter: string,
): Promise<PlacementState> {
  const { state } = cluster;
  switch (state.state) {
    case 'off':
    case 'untrusted':
      return { kind: state.state };
    case 'connecting':
      return { kind: 'reading' };
    case 'failed':
      return { kind: 'failed', sentence: state.sentence };
    case 'live':
    case 'stale':
      break;
  }
  try {
    const found = await askWorkload(vscode.Uri.parse(uri), { key });
    if (!found) return { kind: 'gone', sentence: goneSentence(key.kind, key.name) };
    if ('unreadable' in found) return { kind: 'unreadable', sentence: unreadableSentence() };
    const { object, saved } = found;
    const asked = { object, ...(saved && { saved }), filter };
    const { answer: view, freshness } = await cluster.ask('placement', asked);
    if (!view) return { kind: 'gone', sentence: goneSentence(key.kind, key.name) };
    const { context, kubernetes, staleSince } = freshness;
    return { kind: 'placed', context, kubernetes, ...(staleSince !== undefined && { staleSince }), view };
  } catch (error) {
    return { kind: 'failed', sentence: error instanceof Error ? error.message : String(error) };
  }
}

const goneSentence = (kind: string, name: string): string =>
  vscode.l10n.t(
    'The text has no {0} "{1}" any more that a scheduler places. Choose another workload with "Headroom: Show placement".',
    kind,
    name,
  );
