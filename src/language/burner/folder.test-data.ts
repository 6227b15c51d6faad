import { expect } from 'vitest';
import type { Position } from '../../yaml/place';
import { readYaml } from '../../yaml/read';
import { openDocument, type OpenDocument } from '../document';
import type { Around, NearConfig } from './around';
import { namedTemplates } from './written-config';

const root = 'file:///w/';

/** Texts of files in one folder; all paths count from there. */
export type Folder = Readonly<Record<string, string>>;

/** What is around one file of a folder. */
export function aroundIn(folder: Folder, name: string): Around {
  return {
    read: path => folder[path],
    uri: path => root + path,
    list: () => Object.keys(folder).filter(file => file !== name),
    configs: () =>
      Object.entries(folder).flatMap(([other, text]): NearConfig[] => {
        const file = readYaml(text);
        if (!namedTemplates(file).includes(name)) return [];
        return [
          { uri: root + other, name: other, file, around: aroundIn(folder, other), means: path => path === name },
        ];
      }),
  };
}

/** A file of a folder, opened with the cursor at its `|`. */
export function openAt(
  marked: string,
  folder: Folder = {},
  name = 'a.yml',
): { readonly document: OpenDocument; readonly position: Position; readonly around: Around } {
  const offset = marked.indexOf('|');
  if (offset < 0) expect.fail('there is no | in the text');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const around = aroundIn({ ...folder, [name]: text }, name);
  const document = openDocument(root + name, 1, text, around);
  return { document, position: document.file.position(offset), around };
}
