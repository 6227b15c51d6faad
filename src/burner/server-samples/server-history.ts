import { boundedSamples } from '../../report/bounded-samples';
import type { ServerLevel, ServerReport, ServerSample } from '../../report/server-report';
import { flowTotals } from './flow-totals';
import type { FlowReading, ServerReading } from './server-reading';

/** At most this many samples are kept in a report, spread evenly. */
const keptSamples = 600;

/** Makes samples of readings, and of those a report. Times are epoch ms. */
export interface ServerHistory {
  /** The sample of a reading that was taken at `at`. */
  readonly read: (reading: ServerReading, at: number) => ServerSample;
  /** No reading could be taken, for this reason. */
  readonly missed: (at: number, why: string) => void;
  /** How often a server was started again since `began`, as seen so far. */
  readonly restarts: () => number;
  readonly report: (
    at: number,
  ) => Pick<ServerReport, 'servers' | 'samples' | 'gaps' | 'levels' | 'callers' | 'restarts'>;
}

interface ApiServer {
  readonly startedAt: number;
  /** Counters when it was first read, or none where its process began within the run. */
  readonly base: ReadonlyMap<string, FlowReading>;
  last: ServerReading;
  lastAt: number;
}

/** The history of the API servers behind one address, from `began`. They are told apart by the start of their processes. */
export function serverHistory(began: number): ServerHistory {
  const servers: ApiServer[] = [];
  const samples = boundedSamples<ServerSample>(keptSamples);
  const gaps: { from: number; to: number; why: string }[] = [];
  const peaks = new Map<string, { seats: number; queued: number }>();
  let lastReadAt = began;
  let missing: { why: string } | undefined;
  const closeGap = (at: number): void => {
    if (missing) gaps.push({ from: lastReadAt, to: at, why: missing.why });
    missing = undefined;
  };
  // A process that began within the run was started again, or anew.
  const restarts = (): number => servers.filter(({ startedAt }) => startedAt > began).length;
  return {
    restarts,
    read(reading, at) {
      closeGap(at);
      lastReadAt = at;
      const known = servers.findIndex(({ startedAt }) => Object.is(startedAt, reading.startedAt));
      const before = servers[known];
      const server = before ?? begin(reading, at, began);
      if (before === undefined) servers.push(server);
      const sample = sampleOf(reading, server, at, known === -1 ? servers.length - 1 : known);
      server.last = reading;
      server.lastAt = at;
      keepPeaks(peaks, sample);
      samples.push(sample);
      return sample;
    },
    missed(_, why) {
      missing ??= { why };
    },
    report(at) {
      closeGap(at);
      const totals = flowTotals(servers);
      return {
        servers: servers.map(({ startedAt }) => ({ startedAt })),
        restarts: restarts(),
        samples: samples.all(),
        gaps,
        levels: levelsOf(servers, totals.levels, peaks),
        callers: totals.callers,
      };
    },
  };
}

function begin(reading: ServerReading, at: number, began: number): ApiServer {
  const base = reading.startedAt > began ? new Map<string, FlowReading>() : copied(reading.flows);
  return { startedAt: reading.startedAt, base, last: reading, lastAt: at };
}

const copied = (flows: ReadonlyMap<string, FlowReading>): Map<string, FlowReading> =>
  new Map([...flows].map(([key, flow]) => [key, { ...flow }]));

function sampleOf(reading: ServerReading, server: ApiServer, at: number, index: number): ServerSample {
  const { memoryBytes, cpuSeconds, inFlight, flows } = reading;
  const cores = at > server.lastAt ? ((cpuSeconds - server.last.cpuSeconds) * 1000) / (at - server.lastAt) : null;
  const levels: Record<string, { seats: number; queued: number; rejected: number }> = {};
  for (const [key, { level, seats, queued, rejected }] of flows) {
    const rejectedInRun = rejected - (server.base.get(key)?.rejected ?? 0);
    if (seats + queued + rejectedInRun === 0) continue;
    const one = (levels[level] ??= { seats: 0, queued: 0, rejected: 0 });
    one.seats += seats;
    one.queued += queued;
    one.rejected += rejectedInRun;
  }
  return { at, server: index, memoryBytes, cores, inFlight: { ...inFlight }, levels };
}

function keepPeaks(peaks: Map<string, { seats: number; queued: number }>, { levels }: ServerSample): void {
  for (const [name, { seats, queued }] of Object.entries(levels)) {
    const peak = peaks.get(name) ?? { seats: 0, queued: 0 };
    peaks.set(name, { seats: Math.max(peak.seats, seats), queued: Math.max(peak.queued, queued) });
  }
}

function levelsOf(
  servers: readonly ApiServer[],
  totals: ReadonlyMap<string, { dispatched: number; rejected: number }>,
  peaks: ReadonlyMap<string, { seats: number; queued: number }>,
): readonly ServerLevel[] {
  const limits = new Map(servers.flatMap(({ last }) => [...last.levels]));
  return [...limits].map(([name, { nominalSeats, limitSeats }]) => {
    const { seats: peakSeats, queued: peakQueued } = peaks.get(name) ?? { seats: 0, queued: 0 };
    const { dispatched, rejected } = totals.get(name) ?? { dispatched: 0, rejected: 0 };
    return { name, nominalSeats, limitSeats, peakSeats, peakQueued, dispatched, rejected };
  });
}
