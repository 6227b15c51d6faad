import * as l10n from '@vscode/l10n';
import type { Position, Range } from '../../yaml/place';
import { editYaml } from '../../yaml/edit';
import type { Replacement } from '../code-actions';
import type { OpenDocument } from '../document';
import { jobNameAt, jobNames } from './job-name-places';
import { writtenConfig } from './written-config';

/** What a rename at `position` would change: the name of a job. */
export function renameTarget(
  document: OpenDocument,
  position: Position,
): { readonly range: Range; readonly placeholder: string } | undefined {
  const { file } = document;
  const found = jobNameAt(document, file.offset(position));
  return found && { range: file.range(found.span), placeholder: found.name };
}

/** A name that a job cannot have; the message says why. */
export class RenameError extends Error {}

/**
 * The edits that give a job another name, wherever the config means it. Nothing when no job's name stands there.
 * @throws RenameError
 */
export function renameJob(
  document: OpenDocument,
  position: Position,
  newName: string,
): readonly Replacement[] | undefined {
  const { file } = document;
  const found = jobNameAt(document, file.offset(position));
  const config = writtenConfig(file);
  if (!found || !config) return undefined;
  if (!/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(newName) || /\.\.|\.-|-\./.test(newName)) {
    throw new RenameError(
      l10n.t`${newName} cannot be the name of a job. Use lower case letters, digits, - and ., first and last a letter or digit.`,
    );
  }
  if (jobNames(file).some(({ name, index }) => name === newName && index !== found.index)) {
    throw new RenameError(l10n.t`Another job is called ${newName} already. Every job needs a name of its own.`);
  }
  const changes = found.paths.map(path => ({ op: 'set' as const, path, value: newName }));
  return editYaml(file, file.documents.indexOf(config.document), changes).map(({ span, newText }) => ({
    range: file.range(span),
    newText,
  }));
}
