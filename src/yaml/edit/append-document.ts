import { rootOf } from '../create-document';
import type { YamlFile } from '../document';
import type { TextEdit } from '../place';
import { blockText, flowText } from './render';
import { styleOf } from './style';

/** The edit that puts a new manifest after the last document, in that one's notation. */
export function appendDocument({ text, documents }: YamlFile, value: unknown): TextEdit {
  const last = documents.at(-1);
  const style = styleOf(text, last && rootOf(last));
  const body = style.notation === 'yaml' ? blockText(value, style) : flowText(value, style, { indent: '' });
  const opened = last === undefined || text.slice(last.span.start).replaceAll(/#.*/g, '').trim() === '---';
  const lineEnd = text === '' || text.endsWith('\n') ? '' : '\n';
  const newText = `${lineEnd}${opened ? '' : '---\n'}${body}\n`.replaceAll('\n', style.lineBreak);
  return { span: { start: text.length, end: text.length }, newText };
}
