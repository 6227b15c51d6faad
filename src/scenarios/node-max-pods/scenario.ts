import { bundledFiles, type Scenario } from '../scenario';
import page from './page.md';
import config from './scenario.yml';
import pod from './templates/pod.yml';

export const nodeMaxPods: Scenario = {
  name: 'node-max-pods',
  title: 'Node filled to its pods',
  summary: '110 tiny pods, on one node when it is named: what ends first, and how start-up slows.',
  page,
  kind: 'burner',
  config,
  files: bundledFiles({ 'templates/pod.yml': pod }),
};
