import {
  ErrorCodes,
  ResponseError,
  type Connection,
  type Location as LspLocation,
  type TextDocuments,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  definition,
  openDocument,
  preview,
  references,
  renameJob,
  RenameError,
  renameTarget,
  signatureHelp,
  type Around,
  type Location,
  type OpenDocument,
  type PreviewChoice,
} from '../language/index';
import { answer } from './answer';
import type { FileTexts } from './open-texts';
import { pathOf } from './paths';

/** What answers about kube-burner's texts are made from. */
export interface BurnerSources {
  document(text: TextDocument): OpenDocument;
  readonly files: FileTexts;
  around(uri: string): Around;
}

/** Answers what is only asked about kube-burner configs and their templates. */
export function answerBurnerQuestions(
  connection: Connection,
  texts: TextDocuments<TextDocument>,
  { document, files, around }: BurnerSources,
): void {
  const shells = { connection, texts };
  connection.onDefinition(({ textDocument: { uri }, position }, token) =>
    answer(shells, uri, token, text => definition(document(text), position, around(uri)).map(toLocation)),
  );
  connection.onReferences(({ textDocument: { uri }, position }, token) =>
    answer(shells, uri, token, text => references(document(text), position, around(uri)).map(toLocation)),
  );
  connection.onSignatureHelp(({ textDocument: { uri }, position }, token) =>
    answer(shells, uri, token, text => {
      const found = signatureHelp(document(text), position, around(uri));
      if (!found) return null;
      const { label, documentation, parameters, active } = found;
      const words = { label, documentation, parameters: parameters.map(parameter => ({ label: parameter })) };
      return { signatures: [words], activeSignature: 0, activeParameter: active };
    }),
  );
  connection.onPrepareRename(({ textDocument: { uri }, position }, token) =>
    answer(shells, uri, token, text => renameTarget(document(text), position) ?? null),
  );
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) => {
    const text = texts.get(uri);
    if (!text) return null;
    try {
      const edits = renameJob(document(text), position, newName);
      if (!edits) return null;
      return { documentChanges: [{ textDocument: { uri, version: text.version }, edits: [...edits] }] };
    } catch (error) {
      if (error instanceof RenameError) return new ResponseError(ErrorCodes.InvalidParams, error.message);
      throw error;
    }
  });
  connection.onRequest('headroom/isTemplate', ({ uri }: { uri: string }) => around(uri).configs().length > 0);
  // The objects of one iteration, rendered: `{uri, choice}` of a config or a template, open or not.
  connection.onRequest('headroom/preview', ({ uri, choice }: { uri: string; choice?: PreviewChoice }) => {
    const text = texts.get(uri);
    const file = pathOf(uri);
    const content = file === undefined ? undefined : files.read(file);
    const closed = (): OpenDocument | undefined =>
      content === undefined ? undefined : openDocument(uri, 0, content, around(uri));
    const found = text ? document(text) : closed();
    return (found && preview(found, around(uri), choice)) ?? null;
  });
}

const toLocation = ({ uri, range }: Location): LspLocation => ({ uri, range });
