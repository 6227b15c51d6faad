import { expect, test } from 'vitest';
import { reportAsMarkdown } from './markdown';
import { sampleReport } from './sample-report.test-data';

const page = reportAsMarkdown(sampleReport);

test('the page begins with the outcome', () => {
  expect(page.split('\n').slice(0, 3)).toEqual(['# single-deployment', '', '**Passed: 1 create; 1 of 1 pod ready.**']);
});

test('every latency has n and max beside its percentiles', () => {
  expect(page).toContain('| | n | min | p50 | p95 | p99 | max | avg |'.replace('| |', '|  |'));
  expect(page).toContain('| Ready | 1 | 812 ms | 812 ms | 812 ms | 812 ms | 812 ms | 812 ms |');
});

test('simulated nodes and stages that were not observed are named', () => {
  expect(page).toContain('1 of 1 pods became ready, on simulated nodes.');
  expect(page).toContain('Not observed on this cluster: ContainersStarted.');
});

test('text from a server cannot break the table', () => {
  expect(page).toContain('| forbidden | 1 | a \\| b \\<script\\> c |');
});

test('what limited the run stands above the jobs, with its evidence', () => {
  const jobs = sampleReport.jobs.map(job => ({ ...job, sent: 100, requestedRate: 50, reachedRate: 50 }));
  const limited = reportAsMarkdown({ ...sampleReport, jobs });
  expect(limited).toMatch(
    /## What limited it\n\nOnly the asked rate .* 50 of 50 requests\/s\.\n\n- Requests left 0.4 ms late/,
  );
  expect(page).not.toContain('What limited it');
});
