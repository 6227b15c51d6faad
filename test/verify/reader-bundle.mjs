import { bundled } from '../bundled.mjs';

/** The reader of YAML and its parts, bundled as the command line bundles them. */
export const loadReader = () =>
  bundled('yaml', [
    ['read', 'readYaml, readByParsing'],
    ['create-document', 'rootOf'],
    ['scan/scanned', 'scanned'],
    ['split', 'splitDocuments'],
  ]);
