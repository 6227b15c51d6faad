import { expect, test } from 'vitest';
import { complete } from '../complete';
import { hover } from '../hover';
import { openAt } from './folder.test-data';

function labels(marked: string): string[] {
  const { document, position, around } = openAt(marked);
  return complete(document, position, around).map(({ label }) => label);
}
function hoverAt(marked: string): string | undefined {
  const { document, position, around } = openAt(marked);
  return hover(document, position, around)?.markdown;
}

test.each([
  ['a metric that is begun', '- query: up\n  |\n', ['metricName', 'instant', 'captureStart']],
  ['half a key of a metric', '- query: up\n  met|\n', ['metricName', 'instant', 'captureStart']],
  ['a second metric', '- {query: up, metricName: up}\n- q|\n', ['query', 'metricName', 'instant', 'captureStart']],
  ['a flag of a metric', '- query: up\n  metricName: up\n  instant: |\n', ['true', 'false']],
  ['an alert that is begun', '- expr: up == 0\n  |\n', ['description', 'severity']],
  ['the severity of an alert', '- expr: up == 0\n  severity: |\n', ['info', 'warning', 'error', 'critical']],
  [
    'endpoints',
    '- endpoint: http://localhost:9090\n  metrics: [m.yml]\n  indexer:\n    type: |\n',
    ['elastic', 'opensearch', 'local', 'tsdb'],
  ],
])('%s', (_, marked, expected) => {
  expect(labels(marked)).toEqual(expect.arrayContaining(expected));
  expect(labels(marked)).toHaveLength(expected.length);
});

test.each(['- name: a\n  |\n', '- query: up\n  other: 1\n  |\n', 'query: up\n|\n', '- |\n'])(
  '%j is no profile',
  marked => {
    expect(labels(marked)).toEqual([]);
  },
);

test('a profile is explained key by key', () => {
  expect(hoverAt('- qu|ery: up\n  metricName: up\n')).toMatch(/^\*\*query\*\* · text, needed\n\nPromQL/);
  expect(hoverAt('- expr: up == 0\n  sever|ity: error\n  description: down\n')).toContain('Takes `info`, `warning`');
  expect(hoverAt('- endpoint: http://localhost:9090\n  met|rics: [m.yml]\n')).toMatch(/^\*\*metrics\*\* · list/);
  expect(hoverAt('- na|me: a\n  value: b\n')).toBeUndefined();
});
