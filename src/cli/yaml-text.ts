/** Texts that YAML 1.1 and 1.2 readers take for the text that they are, without quotes. */
const PLAIN = /^[A-Za-z][\w./-]*(?:[ ][\w./-]+)*$/;
const WORDS = /^(y|n|yes|no|on|off|true|false|null)$/i;
const LONGEST_WORD = 5;

/**
 * Plain values as a YAML document in block style, for files of many objects: it takes a tenth of the time of a library that
 * keeps comments and styles.
 */
export function yamlText(value: unknown): string {
  return typeof value !== 'object' || isEmpty(value) ? `${scalar(value, '')}\n` : block(value, '');
}

function block(value: object, indent: string): string {
  let written = '';
  if (Array.isArray(value)) {
    for (const item of value) written += `${indent}- ${nested(item, `${indent}  `, true)}`;
    return written;
  }
  for (const [key, entry] of Object.entries(value)) {
    if (entry !== undefined) written += `${indent}${text(key)}:${nested(entry, `${indent}  `, false)}`;
  }
  return written;
}

/** What follows a key or a dash; in a list the first line of a mapping stands behind the dash. */
function nested(value: unknown, indent: string, inList: boolean): string {
  if (typeof value !== 'object' || isEmpty(value)) return `${inList ? '' : ' '}${scalar(value, indent)}\n`;
  const lines = block(value as object, indent);
  return inList ? lines.slice(indent.length) : `\n${lines}`;
}

function isEmpty(value: object | null): value is null | Record<string, never> {
  for (const key in value) if (Object.hasOwn(value, key)) return false;
  return true;
}

function scalar(value: unknown, indent: string): string {
  if (Array.isArray(value)) return '[]';
  if (typeof value === 'object' && value !== null) return '{}';
  if (typeof value !== 'string') return typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? 'null');
  return isBlock(value) ? lines(value, indent) : text(value);
}

const text = (value: string): string => (isPlain(value) ? value : JSON.stringify(value));
const isPlain = (value: string): boolean => PLAIN.test(value) && !(value.length <= LONGEST_WORD && WORDS.test(value));

/** Texts of several lines that a literal block holds unchanged. */
const isBlock = (value: string): boolean =>
  /^\S[^\n]*\n/.test(value) && !/\n\n$|[^\n\x20-\x7e\u00a0-\ud7ff]/.test(value);

function lines(value: string, indent: string): string {
  const ended = value.endsWith('\n');
  const body = (ended ? value.slice(0, -1) : value).split('\n').map(line => (line === '' ? '' : indent + line));
  return `|${ended ? '' : '-'}\n${body.join('\n')}`;
}
