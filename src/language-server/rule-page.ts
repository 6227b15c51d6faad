import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** docs/rules stands beside the folder of the bundles, in the repository and in the packaged extension. */
const pages = path.join(__dirname, '..', 'docs', 'rules');

/** The address of a rule's page on this machine, so that it opens without a network and in the version that spoke. */
export function rulePage(rule: string): string {
  return pathToFileURL(path.join(pages, `${rule}.md`)).href;
}
