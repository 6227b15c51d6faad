import type { RuleMeta } from '../rule';

/** The name of the files that say which rules speak where. */
export const settingsFileName = '.headroom.yaml';

/** Whether a path or URI is that of a .headroom.yaml. */
export function isSettingsFile(file: string): boolean {
  return file === settingsFileName || file.endsWith(`/${settingsFileName}`);
}

/** Not a rule over objects: what is wrong with a .headroom.yaml. */
export const headroomConfig: RuleMeta = {
  id: 'headroom-config',
  title: 'Setting that Headroom does not understand',
  severity: 'error',
  category: 'yaml',
  why: 'A misspelt rule or key in `.headroom.yaml` would be passed over without a word: the rule that was meant to be silent goes on speaking, or the one that was meant to guard a folder never does. What is wrong is left out, and the rest of the file counts.',
  whatToDo:
    'Write the key or rule that the message proposes. `headroom rules` lists every rule; the page of a rule lists its options. `docs/configuration.md` shows a whole file.',
  links: [{ title: 'Patterns', url: 'https://github.com/micromatch/picomatch#globbing-features' }],
};
