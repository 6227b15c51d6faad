import { bundledFiles, type Scenario } from '../scenario';
import page from './page.md';
import config from './scenario.yml';

export const watchFanOut: Scenario = {
  name: 'watch-fan-out',
  title: 'Watch fan-out',
  summary: 'More and more watches on the same objects: how long an event takes, and what it costs the API server.',
  page,
  kind: 'cluster',
  config,
  files: bundledFiles({}),
};
