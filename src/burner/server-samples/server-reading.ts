import { labelValue, metricReader } from './metric-lines';

/** Counters and gauges of one FlowSchema at its priority level; counters since the server's process began. */
export interface FlowReading {
  readonly flowSchema: string;
  readonly level: string;
  seats: number;
  queued: number;
  dispatched: number;
  rejected: number;
  /** Seconds of execution, without watches, which last as long as they are open. */
  executionSeconds: number;
  waitSeconds: number;
}

/** What one metrics document of an API server says. */
export interface ServerReading {
  /** Start of its process, epoch ms; NaN where the document does not say. */
  startedAt: number;
  memoryBytes: number;
  cpuSeconds: number;
  readonly inFlight: { readOnly: number; mutating: number };
  readonly flows: Map<string, FlowReading>;
  /** Seats by priority level: as shares give them, and as borrowing has them now. */
  readonly levels: Map<string, { nominalSeats: number; limitSeats: number }>;
}

/** Reads a document into a reading; hand it the pieces as they come. */
export function readingOf(): { readonly take: (piece: Buffer) => void; readonly reading: ServerReading } {
  const reading: ServerReading = {
    ...{ startedAt: NaN, memoryBytes: NaN, cpuSeconds: NaN },
    ...{ inFlight: { readOnly: 0, mutating: 0 }, flows: new Map(), levels: new Map() },
  };
  const take = metricReader(new Set(Object.keys(metrics)), (name, labels, value) => {
    metrics[name]?.(reading, labels, value);
  });
  return { take, reading };
}

type Keep = (reading: ServerReading, labels: string, value: number) => void;

/** The wanted metrics (k8s.io/apiserver util/flowcontrol/metrics, endpoints/metrics; Prometheus' process collector). */
const metrics: Readonly<Record<string, Keep>> = {
  process_start_time_seconds: (reading, _, value) => (reading.startedAt = value * 1000),
  process_resident_memory_bytes: (reading, _, value) => (reading.memoryBytes = value),
  process_cpu_seconds_total: (reading, _, value) => (reading.cpuSeconds = value),
  apiserver_current_inflight_requests: ({ inFlight }, labels, value) => {
    inFlight[labelValue(labels, 'request_kind') === 'mutating' ? 'mutating' : 'readOnly'] = value;
  },
  apiserver_flowcontrol_current_executing_seats: flow((one, value) => (one.seats += value)),
  apiserver_flowcontrol_current_inqueue_requests: flow((one, value) => (one.queued += value)),
  apiserver_flowcontrol_dispatched_requests_total: flow((one, value) => (one.dispatched += value)),
  apiserver_flowcontrol_rejected_requests_total: flow((one, value) => (one.rejected += value)),
  apiserver_flowcontrol_request_wait_duration_seconds_sum: flow((one, value) => (one.waitSeconds += value)),
  apiserver_flowcontrol_request_execution_seconds_sum: flow((one, value, labels) => {
    if (labelValue(labels, 'type') !== 'watch') one.executionSeconds += value;
  }),
  apiserver_flowcontrol_nominal_limit_seats: level((one, value) => (one.nominalSeats = value)),
  apiserver_flowcontrol_current_limit_seats: level((one, value) => (one.limitSeats = value)),
};

function flow(keep: (one: FlowReading, value: number, labels: string) => void): Keep {
  return ({ flows }, labels, value) => {
    const flowSchema = labelValue(labels, 'flow_schema');
    const name = labelValue(labels, 'priority_level');
    const key = `${flowSchema} ${name}`;
    const one = flows.get(key) ?? emptyFlow(flowSchema, name);
    flows.set(key, one);
    keep(one, value, labels);
  };
}

/** A flow that did nothing yet. */
export function emptyFlow(flowSchema: string, level: string): FlowReading {
  const counters = { dispatched: 0, rejected: 0, executionSeconds: 0, waitSeconds: 0 };
  return { flowSchema, level, seats: 0, queued: 0, ...counters };
}

function level(keep: (one: { nominalSeats: number; limitSeats: number }, value: number) => void): Keep {
  return ({ levels }, labels, value) => {
    const name = labelValue(labels, 'priority_level');
    const one = levels.get(name) ?? { nominalSeats: 0, limitSeats: 0 };
    levels.set(name, one);
    keep(one, value);
  };
}
