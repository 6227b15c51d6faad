import { bundledFiles, type Scenario } from '../scenario';
import page from './page.md';
import config from './scenario.yml';
import configMap from './templates/configmap.yml';
import deployment from './templates/deployment.yml';
import patchMerge from './templates/patch-merge.yml';
import patchOperations from './templates/patch-operations.yml';
import patchStrategic from './templates/patch-strategic.yml';
import secret from './templates/secret.yml';
import service from './templates/service.yml';

export const apiIntensive: Scenario = {
  name: 'api-intensive',
  title: 'API-intensive',
  summary: 'Namespaces full of small objects at 100 requests a second, patched in three ways, then deleted at 500.',
  page,
  kind: 'burner',
  config,
  files: bundledFiles({
    'templates/configmap.yml': configMap,
    'templates/deployment.yml': deployment,
    'templates/patch-merge.yml': patchMerge,
    'templates/patch-operations.yml': patchOperations,
    'templates/patch-strategic.yml': patchStrategic,
    'templates/secret.yml': secret,
    'templates/service.yml': service,
  }),
};
