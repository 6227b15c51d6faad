import { bundledFiles, type Scenario } from '../scenario';
import page from './page.md';
import config from './scenario.yml';

export const controlPlaneLimit: Scenario = {
  name: 'control-plane-limit',
  title: 'Limit of the control plane',
  summary: 'Simulated nodes and pods in steps until calls get slow: memory for 1000 pods, and where it would end.',
  page,
  kind: 'cluster',
  config,
  files: bundledFiles({}),
};
