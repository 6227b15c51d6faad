import { expect, test } from 'vitest';
import { serverHistory } from './server-history';
import { readingOf, type ServerReading } from './server-reading';

const began = 1_000_000_000_000;
const flow = (schema: string, level: string) => `{flow_schema="${schema}",priority_level="${level}"}`;

interface Told {
  readonly started?: number;
  readonly cpu?: number;
  readonly dispatched?: number;
  readonly rejected?: number;
  readonly seats?: number;
  readonly work?: number;
}

/** A document of an API server that started `started` s from the run's begin. */
function reading({ started = -60, cpu = 0, dispatched = 0, rejected = 0, seats = 0, work = 0 }: Told): ServerReading {
  const { take, reading: read } = readingOf();
  const mine = flow('service-accounts', 'workload-low');
  take(
    Buffer.from(`process_start_time_seconds ${began / 1000 + started}
process_resident_memory_bytes 3e+08
process_cpu_seconds_total ${cpu}
apiserver_current_inflight_requests{request_kind="mutating"} 4
apiserver_current_inflight_requests{request_kind="readOnly"} 2
apiserver_flowcontrol_current_executing_seats${mine} ${seats}
apiserver_flowcontrol_dispatched_requests_total${mine} ${dispatched}
apiserver_flowcontrol_dispatched_requests_total${flow('idle', 'catch-all')} 3
apiserver_flowcontrol_rejected_requests_total{flow_schema="service-accounts",priority_level="workload-low",reason="queue-full"} ${rejected}
apiserver_flowcontrol_rejected_requests_total{flow_schema="service-accounts",priority_level="workload-low",reason="time-out"} 1
apiserver_flowcontrol_request_execution_seconds_sum{flow_schema="service-accounts",priority_level="workload-low",type="regular"} ${work}
apiserver_flowcontrol_request_execution_seconds_sum{flow_schema="service-accounts",priority_level="workload-low",type="watch"} 99
apiserver_flowcontrol_nominal_limit_seats{priority_level="workload-low"} 245
apiserver_flowcontrol_current_limit_seats{priority_level="workload-low"} 56
`),
  );
  return read;
}

test('cores are CPU time between two samples; counters count from the first', () => {
  const history = serverHistory(began);
  expect(history.read(reading({ cpu: 10, dispatched: 1000, rejected: 5 }), began)).toMatchObject({
    ...{ server: 0, memoryBytes: 3e8, cores: null, inFlight: { readOnly: 2, mutating: 4 }, levels: {} },
  });
  const second = history.read(reading({ cpu: 17.5, dispatched: 1600, rejected: 9, seats: 6, work: 3 }), began + 5000);
  expect(second).toMatchObject({ cores: 1.5, levels: { 'workload-low': { seats: 6, queued: 0, rejected: 4 } } });
  expect(history.report(began + 6000)).toMatchObject({
    restarts: 0,
    levels: [{ name: 'workload-low', nominalSeats: 245, limitSeats: 56, peakSeats: 6, dispatched: 600, rejected: 4 }],
    callers: [
      { flowSchema: 'service-accounts', level: 'workload-low', dispatched: 600, rejected: 4, executionSeconds: 3 },
    ],
    gaps: [],
  });
});

test('a restart is a process that began within the run; its counters count from 0', () => {
  const history = serverHistory(began);
  history.read(reading({ dispatched: 1000, rejected: 1 }), began);
  history.missed(began + 5000, 'connection refused');
  history.missed(began + 10_000, 'connection refused');
  history.read(reading({ started: 8, dispatched: 40, rejected: 2 }), began + 15_000);
  const report = history.report(began + 15_000);
  expect(report).toMatchObject({ restarts: 1, servers: [{ startedAt: began - 60_000 }, { startedAt: began + 8000 }] });
  expect(report.samples.map(({ server, cores }) => [server, cores])).toEqual([
    [0, null],
    [1, null],
  ]);
  expect(report.callers[0]).toMatchObject({ dispatched: 40, rejected: 3 });
  expect(report.gaps).toEqual([{ from: began, to: began + 15_000, why: 'connection refused' }]);
});

test('two API servers behind one address are told apart, and their work is added', () => {
  const history = serverHistory(began);
  const answers = [
    reading({ started: -60, dispatched: 100, cpu: 1 }),
    reading({ started: -90, dispatched: 5000, cpu: 50 }),
    reading({ started: -60, dispatched: 110, cpu: 6 }),
    reading({ started: -90, dispatched: 5007, cpu: 51 }),
  ];
  answers.forEach((answer, at) => history.read(answer, began + at * 5000));
  const report = history.report(began + 20_000);
  expect(report.restarts).toBe(0);
  expect(report.samples.map(({ server, cores }) => [server, cores])).toEqual([
    [0, null],
    [1, null],
    [0, 0.5],
    [1, 0.1],
  ]);
  expect(report.callers[0]?.dispatched).toBe(17);
});

test('a gap at the end of a run ends with it', () => {
  const history = serverHistory(began);
  history.read(reading({}), began + 10);
  history.missed(began + 5000, 'no answer within 4.5 s');
  expect(history.report(began + 7000).gaps).toEqual([
    { from: began + 10, to: began + 7000, why: 'no answer within 4.5 s' },
  ]);
});
