import { bundledFiles, type Scenario } from '../scenario';
import page from './page.md';
import config from './scenario.yml';
import configMap from './templates/configmap.yml';
import deployment from './templates/deployment.yml';
import service from './templates/service.yml';

export const churn: Scenario = {
  name: 'churn',
  title: 'Churn',
  summary: 'Ten namespaces, of which a fifth is deleted and made again three times.',
  page,
  kind: 'burner',
  config,
  files: bundledFiles({
    'templates/configmap.yml': configMap,
    'templates/deployment.yml': deployment,
    'templates/service.yml': service,
  }),
};
