import type { LintedFile } from './linted';
import type { SourceFile, UnreadableFile } from './sources';

/** One file after the linter: what was found, why it could not be linted, or nothing for what is not to be linted. */
export type FileOutcome = { readonly linted: LintedFile } | { readonly unreadable: UnreadableFile } | undefined;

/** JSON found in a folder that holds no object and no kube-burner config; much of it is no JSON either, but has comments. */
export function isForeignJson(file: string, text: string): boolean {
  return /\.json$/i.test(file) && !/"(apiVersion|jobs)"/.test(text);
}

/** Whatever goes wrong inside is said about this file alone. */
export function guarded<T>({ file, named }: SourceFile, work: () => T): T | { readonly unreadable: UnreadableFile } {
  try {
    return work();
  } catch (error) {
    const message = `cannot be linted: ${error instanceof Error ? error.message : String(error)}`;
    return { unreadable: { file, message, named } };
  }
}
