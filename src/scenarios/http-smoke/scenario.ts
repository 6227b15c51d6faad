import { bundledFiles, type Scenario } from '../scenario';
import page from './page.md';
import config from './scenario.yml';

export const httpSmoke: Scenario = {
  name: 'http-smoke',
  title: 'HTTP smoke',
  summary: 'One address at a steady rate: kept connections against new ones, sent and not sent apart.',
  page,
  kind: 'http',
  config,
  files: bundledFiles({}),
};
