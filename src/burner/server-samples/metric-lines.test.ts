import fc from '../../../test/fast-check';
import { expect, test } from 'vitest';
import { labelValue, metricReader } from './metric-lines';

const document = `# HELP apiserver_flowcontrol_rejected_requests_total [ALPHA] Number of requests rejected
# TYPE apiserver_flowcontrol_rejected_requests_total counter
apiserver_flowcontrol_rejected_requests_total{flow_schema="a",priority_level="b",reason="queue-full"} 7
apiserver_flowcontrol_demand_seats_bucket{priority_level="b",le="+Inf"} 9
apiserver_request_total{code="200"} 12
process_cpu_seconds_total 28.4
process_start_time_seconds 1.79526184535e+09 1795261845350
go_goroutines 5
`;
const wanted = new Set([
  'apiserver_flowcontrol_rejected_requests_total',
  'process_cpu_seconds_total',
  'process_start_time_seconds',
]);
const expected = [
  ['apiserver_flowcontrol_rejected_requests_total', 'flow_schema="a",priority_level="b",reason="queue-full"', 7],
  ['process_cpu_seconds_total', '', 28.4],
  ['process_start_time_seconds', '', 1795261845.35],
];

function readInPieces(sizes: readonly number[]): unknown[] {
  const found: unknown[] = [];
  const read = metricReader(wanted, (...metric) => found.push(metric));
  const bytes = Buffer.from(document);
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    read(bytes.subarray(at, at + size));
    at += size;
  }
  return found;
}

test('only the wanted metrics are handed on', () => {
  expect(readInPieces([])).toEqual(expected);
});

test('however the document is cut into pieces', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 40 });
  fc.assert(
    fc.property(sizes, cuts => {
      expect(readInPieces(cuts)).toEqual(expected);
    }),
  );
});

test.each([
  ['flow_schema="x",priority_level="y"', 'priority_level', 'y'],
  ['flow_schema="x",priority_level="y"', 'flow_schema', 'x'],
  ['other_schema="x"', 'schema', ''],
  ['', 'type', ''],
])('of {%s} the label %s is %j', (labels, name, value) => {
  expect(labelValue(labels, name)).toBe(value);
});
