import type { ServerSample } from '../report/server-report';
import type { Draft } from './run-state';
import type { PanelState } from './state';

/** A gap without an end yet: from the last sample on, until the next one closes it. */
export function withGap(
  { serverGaps, serverSamples, startedAt }: PanelState,
  { at, why }: { readonly at: number; readonly why: string },
): PanelState['serverGaps'] {
  const open = serverGaps.at(-1);
  const from = serverSamples.at(-1)?.at ?? startedAt;
  if (open !== undefined && open.from === from) return serverGaps.with(-1, { ...open, to: at });
  return [...serverGaps, { from, to: at, why }];
}

/** The gap before a sample ends with it. */
export function withServerSample(state: Draft, sample: ServerSample): Draft {
  const { serverGaps, serverSamples, startedAt } = state;
  const gap = serverGaps.at(-1);
  const isOpen = gap !== undefined && gap.from === (serverSamples.at(-1)?.at ?? startedAt);
  serverSamples.push(sample);
  const seen = { ...state, serversSeen: Math.max(state.serversSeen, sample.server + 1) };
  return isOpen ? { ...seen, serverGaps: serverGaps.with(-1, { ...gap, to: sample.at }) } : seen;
}
