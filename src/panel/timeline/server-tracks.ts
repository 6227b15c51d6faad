import type { ServerSample } from '../../report/server-report';
import { count, rate } from '../format';
import type { PanelState } from '../state';
import type { IsBroken } from './growing-lines';
import { lookOf, type Track, type Values } from './track';

const MIB = 1024 * 1024;

/** What the API server needed meanwhile, by its own metrics; several servers have lines of their own. */
export const serverTracks: readonly Track<ServerSample>[] = [
  {
    id: 'memory',
    title: 'Memory, MiB',
    key: serversSeen,
    read: (sample, state) => ofServer(state, sample, { memory: sample.memoryBytes / MIB }),
    look: filled,
    format: value => `${count(value)} MiB`,
    least: 1,
  },
  {
    id: 'cores',
    title: 'CPU, cores',
    key: serversSeen,
    read: (sample, state) => ofServer(state, sample, { cores: sample.cores ?? undefined }),
    look: filled,
    format: value => `${rate(value)} cores`,
    least: 0.1,
  },
  {
    id: 'in-flight',
    title: 'Requests in flight',
    key: serversSeen,
    read: (sample, state) =>
      ofServer(state, sample, { reading: sample.inFlight.readOnly, changing: sample.inFlight.mutating }),
    look: (_, index) => lookOf(index),
    format: count,
    least: 1,
  },
  levelTrack('seats', 'Seats in use by priority level'),
  levelTrack('queued', 'Queued by priority level'),
  levelTrack('rejected', 'Rejected by priority level, since the run began'),
];

/** Nothing is drawn across a time without samples. */
export const acrossGap: IsBroken<ServerSample> = (before, next, { serverGaps }) =>
  serverGaps.some(({ from }) => from >= before.at && from < next.at);

function serversSeen(state: PanelState): number {
  return state.serversSeen;
}

function levelTrack(what: 'seats' | 'queued' | 'rejected', title: string): Track<ServerSample> {
  return {
    id: what,
    title,
    key: serversSeen,
    absentIsZero: true,
    read: (sample, state) => {
      const busy = Object.entries(sample.levels).filter(([, level]) => level[what] > 0);
      return ofServer(state, sample, Object.fromEntries(busy.map(([name, level]) => [name, level[what]])));
    },
    look: (_, index) => lookOf(index),
    format: count,
    least: 1,
  };
}

function filled(_: string, index: number) {
  return { ...lookOf(index), fill: index === 0 };
}

function ofServer(state: PanelState, { server }: ServerSample, values: Values): Values {
  if (state.serversSeen < 2) return values;
  return Object.fromEntries(Object.entries(values).map(([label, value]) => [`${label}, server ${server + 1}`, value]));
}
