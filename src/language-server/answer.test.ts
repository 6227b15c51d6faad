import { expect, test } from 'vitest';
import { CancellationTokenSource, type Connection, type TextDocuments } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { answer } from './answer';

const uri = 'file:///a.yaml';

function shells(text: () => TextDocument): Parameters<typeof answer>[0] {
  return { connection: {} as Connection, texts: { get: text } as unknown as TextDocuments<TextDocument> };
}

test('a question that is cancelled before its turn is not worked on', async () => {
  const source = new CancellationTokenSource();
  const text = TextDocument.create(uri, 'yaml', 1, '');
  const given = answer(
    shells(() => text),
    uri,
    source.token,
    () => expect.fail('worked on'),
  );
  source.cancel();
  expect(await given).toMatchObject({ code: -32800 });
});

test('a question about a text that has moved on is not answered', async () => {
  const source = new CancellationTokenSource();
  let text = TextDocument.create(uri, 'yaml', 1, '');
  const given = answer(
    shells(() => text),
    uri,
    source.token,
    () => 'stale',
  );
  text = TextDocument.create(uri, 'yaml', 2, '');
  expect(await given).toMatchObject({ code: -32801 });
});
