import { bundledFiles, type Scenario } from '../scenario';
import page from './page.md';
import config from './scenario.yml';
import deployment from './templates/deployment.yml';

export const singleDeployment: Scenario = {
  name: 'single-deployment',
  title: 'Single deployment',
  summary: 'One Deployment, one pod: how long each stage takes on a quiet cluster.',
  page,
  kind: 'burner',
  config,
  files: bundledFiles({ 'templates/deployment.yml': deployment }),
};
