import type { WatchEvent } from '../../cluster/connection';
import type { RunContext } from '../run-context';

/** An Event about a pod, as a watch shows it. */
export interface PodEvent {
  readonly metadata?: { readonly name?: string };
  readonly reason?: string;
  readonly eventTime?: string | null;
  readonly involvedObject?: { readonly uid?: string };
}

/** When the pod was scheduled or a container of it started, epoch ms; undefined for other events. */
export function stageOfEvent(event: PodEvent): { stage: 'PodScheduled' | 'ContainersStarted'; at: number } | undefined {
  if (event.reason === 'Scheduled' && event.eventTime)
    return { stage: 'PodScheduled', at: Date.parse(event.eventTime) };
  const at = event.reason === 'Started' ? timeInName(event.metadata?.name ?? '') : undefined;
  return at === undefined ? undefined : { stage: 'ContainersStarted', at };
}

/** kubelet names its events `<pod>.<unix time in ns, hexadecimal>`: finer than their whole-second timestamps. */
function timeInName(name: string): number | undefined {
  const suffix = /\.([0-9a-f]{15,16})$/.exec(name)?.[1];
  return suffix === undefined ? undefined : Number(BigInt(`0x${suffix}`) / 1000n) / 1000;
}

/** Watches Events about pods until the signal aborts; without the right to it, a note says what follows. */
export function watchPodEvents(
  run: RunContext,
  onEvent: (event: WatchEvent) => void,
  signal: AbortSignal,
): { readonly arePossible: () => boolean } {
  const { oneNamespace } = run.plan;
  const path = oneNamespace === undefined ? '/api/v1/events' : `/api/v1/namespaces/${oneNamespace}/events`;
  const query = { fieldSelector: 'involvedObject.kind=Pod' };
  let possible = true;
  run.connection.watch({ path, query, signal }, onEvent).catch((error: unknown) => {
    possible = false;
    if (!signal.aborted) run.note(`Events could not be watched, so stages come from conditions: ${String(error)}`);
  });
  return { arePossible: () => possible };
}
