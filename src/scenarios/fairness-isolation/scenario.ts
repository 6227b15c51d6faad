import { bundledFiles, type Scenario } from '../scenario';
import page from './page.md';
import config from './scenario.yml';

export const fairnessIsolation: Scenario = {
  name: 'fairness-isolation',
  title: 'Fairness: a noisy and a quiet user',
  summary: 'One priority level for both, then a FlowSchema for the noisy one: latency and 429s of each.',
  page,
  kind: 'cluster',
  config,
  files: bundledFiles({}),
};
