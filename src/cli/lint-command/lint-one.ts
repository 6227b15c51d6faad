import path from 'node:path';
import type { LintMemory } from '../../lint/memory';
import type { Neighbours } from '../../lint/neighbours';
import type { YamlFile } from '../../yaml/document';
import { diskFiles } from '../disk-files';
import { lintText } from './lint-text';
import type { LintedFile } from './linted';
import type { SessionBasis } from './session';
import { shown, type SourceFile } from './sources';

/** Lints a file with these neighbours; `needsFiles` when it named others, as kube-burner's configs do their templates. */
export function lintOne(
  source: SourceFile,
  yaml: YamlFile,
  { work, settings }: SessionBasis,
  neighbours: Neighbours | undefined,
  memory: LintMemory,
): { readonly linted: LintedFile; readonly needsFiles: boolean } {
  let needsFiles = false;
  const disk = diskFiles(path.dirname(source.place));
  const files = {
    read(name: string) {
      needsFiles = true;
      return disk.read(name);
    },
  };
  const options = {
    settings: settings.of(source.place).settingsFor(source.place),
    ...(neighbours && { neighbours }),
  };
  const linted = lintText(source.file, yaml, files, work, options, shown, memory);
  return { linted, needsFiles };
}
