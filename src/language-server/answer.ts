import { setImmediate } from 'node:timers/promises';
import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type TextDocuments,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';

/** Answers a request about an open text, or says why not: cancelled, or the text has moved on since it was asked. */
export async function answer<Result>(
  { connection, texts }: { readonly connection: Connection; readonly texts: TextDocuments<TextDocument> },
  uri: string,
  token: CancellationToken,
  give: (text: TextDocument) => Result | Promise<Result>,
): Promise<Result | null | ResponseError> {
  const version = texts.get(uri)?.version;
  // Changes and cancellations that are already in the queue go first: the connection takes one a turn, after this one.
  await setImmediate();
  await setImmediate();
  if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, 'Cancelled.');
  const text = texts.get(uri);
  if (!text) return null;
  if (text.version !== version) return movedOn();
  try {
    const given = await give(text);
    // What waited for the cluster may be about a text that is no more.
    return texts.get(uri)?.version === version ? given : movedOn();
  } catch (error) {
    connection.console.error(`No answer about ${uri}: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}

const movedOn = (): ResponseError => new ResponseError(LSPErrorCodes.ContentModified, 'The text has changed since.');
