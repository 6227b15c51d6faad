import { bundledFiles, type Scenario } from '../scenario';
import page from './page.md';
import config from './scenario.yml';
import configMap from './templates/configmap.yml';
import deployment from './templates/deployment.yml';
import secret from './templates/secret.yml';
import service from './templates/service.yml';

export const apiIntensive: Scenario = {
  name: 'api-intensive',
  title: 'API-intensive',
  summary: 'Namespaces full of small objects at 100 requests a second, then deleted at 500.',
  page,
  kind: 'burner',
  config,
  files: bundledFiles({
    'templates/configmap.yml': configMap,
    'templates/deployment.yml': deployment,
    'templates/secret.yml': secret,
    'templates/service.yml': service,
  }),
};
