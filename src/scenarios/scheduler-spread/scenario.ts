import { bundledFiles, type Scenario } from '../scenario';
import page from './page.md';
import config from './scenario.yml';
import deployment from './templates/deployment.yml';

export const schedulerSpread: Scenario = {
  name: 'scheduler-spread',
  title: 'Scheduler: spread without and with requests',
  summary: 'Twenty pods without requests, then with: where they went, beside where the formulas put them.',
  page,
  kind: 'burner',
  predicts: true,
  config,
  files: bundledFiles({ 'templates/deployment.yml': deployment }),
};
