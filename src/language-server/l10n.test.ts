import * as l10n from '@vscode/l10n';
import { afterEach, expect, test } from 'vitest';
import { diagnose, openDocument } from '../language/index';

afterEach(() => l10n.config({ contents: {} }));

test('findings speak the language of the bundle', () => {
  const text = 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: web, image: web }] }\n';
  const messages = (): readonly string[] =>
    diagnose(openDocument('file:///a.yaml', 1, text, { read: () => undefined }), { hints: true })
      .filter(({ code }) => code === 'cpu-request-missing')
      .map(({ message }) => message);
  const [english = ''] = messages();
  expect(english).toContain('"web"');
  l10n.config({ contents: { [english.replace('web', '{0}')]: 'Ⓐ {0} Ⓩ' } });
  expect(messages()).toEqual(['Ⓐ web Ⓩ']);
});
