import { timeInWords } from '../../report/words';
import type { PanelState } from '../state';
import type { PlotContent } from './plot';

/** Gaps in the samples of the API server and moments at which one was started, seconds since the run began. */
export function serverMarks({ serverGaps, report, startedAt }: PanelState): Pick<PlotContent, 'gaps' | 'moments'> {
  const seconds = (at: number): number => (at - startedAt) / 1000;
  const begun = report?.server?.servers.filter(server => server.startedAt > startedAt) ?? [];
  return {
    gaps: serverGaps.map(({ from, to }) => ({ from: seconds(from), to: seconds(to) })),
    moments: begun.map(server => seconds(server.startedAt)),
  };
}

/** The same in words, and which servers answered at all. */
export function serverNotes(state: PanelState): readonly string[] {
  const { serverGaps, report, startedAt, serversSeen } = state;
  const since = (at: number): string => timeInWords(Math.max(at - startedAt, 0));
  const { unavailable, apiServers, servers = [] } = report?.server ?? {};
  const unseen = (apiServers ?? 0) - serversSeen;
  return [
    ...(unavailable === undefined ? [] : [`The API server was not sampled: ${unavailable}`]),
    ...servers.flatMap((server, i) =>
      server.startedAt > startedAt ? [`Server ${i + 1} was started at ${since(server.startedAt)}.`] : [],
    ),
    ...serverGaps.map(({ from, to, why }) => `No samples from ${since(from)} to ${since(to)}: ${why}`),
    ...(unseen > 0 && serversSeen > 0
      ? [`The cluster has ${apiServers ?? 0} API servers; ${unseen} of them never answered and are not drawn.`]
      : []),
  ];
}
