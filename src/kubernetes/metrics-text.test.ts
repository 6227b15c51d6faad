import { expect, test } from 'vitest';
import { metricSamples } from './metrics-text';

const text = String.raw`# HELP seats Seats "in" use
# TYPE seats gauge
seats{flow_schema="a",priority_level="b"} 12
seats{flow_schema="with \"quotes\", a comma and \\ \n{}",priority_level=""} 1.5e+03 1700000000000
seats_total 7
other{le="+Inf"} +Inf
odd{le="+Inf"} NaN
`;

test('reads the samples that are asked for, with their labels', () => {
  expect(metricSamples(text, new Set(['seats', 'other']))).toEqual([
    { name: 'seats', labels: { flow_schema: 'a', priority_level: 'b' }, value: 12 },
    {
      name: 'seats',
      labels: { flow_schema: 'with "quotes", a comma and \\ \n{}', priority_level: '' },
      value: 1500,
    },
    { name: 'other', labels: { le: '+Inf' }, value: Infinity },
  ]);
  expect(metricSamples(text, new Set(['seats_total']))).toEqual([{ name: 'seats_total', labels: {}, value: 7 }]);
});

test('a text without its last newline, and an empty one', () => {
  expect(metricSamples('a 1\nb 2', new Set(['b']))).toEqual([{ name: 'b', labels: {}, value: 2 }]);
  expect(metricSamples('', new Set(['b']))).toEqual([]);
});
