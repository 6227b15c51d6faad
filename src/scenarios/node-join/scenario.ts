import { bundledFiles, type Scenario } from '../scenario';
import page from './page.md';
import config from './scenario.yml';

export const nodeJoin: Scenario = {
  name: 'node-join',
  title: 'Nodes that join at once',
  summary: 'Simulated nodes in growing batches, each with DaemonSets: how many the API server takes in one moment.',
  page,
  kind: 'cluster',
  config,
  files: bundledFiles({}),
};
