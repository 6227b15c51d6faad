import {
  CodeActionKind,
  type CodeAction as LspCodeAction,
  type CodeActionParams,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import {
  codeActions,
  fixAll,
  settingsFileName,
  turnOff,
  type CodeAction,
  type OpenDocument,
  type Replacement,
  type UseFacts,
} from '../language/index';
import type { Client } from './client';
import { pathOf, uriOf } from './paths';

/** What a code action carries until it is chosen. */
export interface LaterEdits {
  readonly uri: string;
  readonly version: number;
  readonly rule?: string;
}

/** Text of a file, open or on the disk; `undefined` when there is none. */
export type ReadText = (path: string) => string | undefined;

/** What code actions are made from besides the text. */
export interface ActionSources {
  client(): Client;
  readonly read: ReadText;
  useOf(uri: string): UseFacts | undefined;
}

/** The code actions at a place, as far as the editor can take them. */
export function lspCodeActions(
  document: OpenDocument,
  { range, context }: Pick<CodeActionParams, 'range' | 'context'>,
  { client: clientNow, read, useOf }: ActionSources,
): LspCodeAction[] {
  const client = clientNow();
  const { only } = context;
  const isWanted = (kind: string): boolean => !only || only.some(one => kind === one || kind.startsWith(`${one}.`));
  return codeActions(document, range, isWanted, useOf(document.uri)).flatMap(action => {
    const change = changeOf(document, action, client, read);
    if (!change) return [];
    const { title, kind, preferred, solves, placeholder } = action;
    const diagnostics = context.diagnostics.filter(
      ({ code, range: shown }) => code === solves?.code && shown.start.line === solves?.range.start.line,
    );
    const select = placeholder && client.selects ? [document.uri, placeholder] : undefined;
    return [
      {
        ...{ title, kind: kind === 'quickfix' ? CodeActionKind.QuickFix : kind },
        ...(preferred ? { isPreferred: true } : {}),
        ...(diagnostics.length > 0 ? { diagnostics } : {}),
        ...(select ? { command: { title, command: 'headroom.select', arguments: select } } : {}),
        ...change,
      },
    ];
  });
}

/** Works out the edits of an action that was left open. */
export function editLater(document: OpenDocument, { rule }: LaterEdits): WorkspaceEdit {
  return editOf(document, fixAll(document, rule));
}

function changeOf(
  document: OpenDocument,
  { edits, later, turnsOff }: CodeAction,
  { resolvesEdits, createsFiles }: Client,
  read: ReadText,
): Pick<LspCodeAction, 'edit' | 'data'> | undefined {
  const { uri, version } = document;
  if (turnsOff !== undefined) {
    const edit = turningOff(uri, turnsOff, createsFiles, read);
    return edit && { edit };
  }
  if (!later) return { edit: editOf(document, edits) };
  const data: LaterEdits = { uri, version, ...later };
  return resolvesEdits ? { data } : { edit: editLater(document, data) };
}

/** Edits that count only for the version of the text that was read. */
function editOf({ uri, version }: OpenDocument, edits: readonly Replacement[]): WorkspaceEdit {
  return { documentChanges: [{ textDocument: { uri, version }, edits: [...edits] }] };
}

function turningOff(uri: string, rule: string, createsFiles: boolean, read: ReadText): WorkspaceEdit | undefined {
  const path = pathOf(uri);
  if (path === undefined) return undefined;
  const settings = `${path.slice(0, path.lastIndexOf('/'))}/${settingsFileName}`;
  const text = read(settings);
  if (text === undefined && !createsFiles) return undefined;
  const at = uriOf(settings);
  return {
    documentChanges: [
      ...(text === undefined ? [{ kind: 'create' as const, uri: at, options: { ignoreIfExists: true } }] : []),
      { textDocument: { uri: at, version: null }, edits: [...turnOff(text ?? '', rule)] },
    ],
  };
}
