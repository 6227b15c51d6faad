import { bundledFiles, type Scenario } from '../scenario';
import page from './page.md';
import config from './scenario.yml';

export const listStorm: Scenario = {
  name: 'list-storm',
  title: 'List storm',
  summary: 'Ten clients, a thousand lists: in full, in pages, from the cache and as a stream, with what each costs.',
  page,
  kind: 'cluster',
  config,
  files: bundledFiles({}),
};
