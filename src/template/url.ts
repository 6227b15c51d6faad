import { bytesOf, textOf } from './bytes';

/** A URL in Go's parts. Path and fragment are unescaped, the query is as written. */
export interface UrlParts {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
  readonly opaque: string;
  readonly fragment: string;
  /** As it would be written; `undefined` when there is none. */
  readonly userinfo: string | undefined;
}
export interface ParsedUrl extends UrlParts {
  readonly hostname: string;
}
interface Complaint {
  readonly complaint: string;
}

class UrlError extends Error {}

/** net/url Parse; the complaint is Go's. */
export function parseUrl(text: string): ParsedUrl | Complaint {
  const hash = text.indexOf('#');
  const bare = hash < 0 ? text : text.slice(0, hash);
  const written = hash < 0 ? '' : text.slice(hash + 1);
  try {
    return { ...parseBare(bare), fragment: unescape(written, 'fragment') };
  } catch (error) {
    if (!(error instanceof UrlError)) throw error;
    return { complaint: `parse ${JSON.stringify(text)}: ${error.message}` };
  }
}

function parseBare(text: string): ParsedUrl {
  if (/(?=[\0-\x7f])\p{Cc}/u.test(text)) throw new UrlError('net/url: invalid control character in URL');
  const empty = {
    scheme: '',
    host: '',
    hostname: '',
    path: '',
    query: '',
    opaque: '',
    fragment: '',
    userinfo: undefined,
  };
  if (text === '*') return { ...empty, path: '*' };
  const { scheme, rest: afterScheme } = cutScheme(text);
  const mark = afterScheme.indexOf('?');
  const rest = mark < 0 ? afterScheme : afterScheme.slice(0, mark);
  const url = { ...empty, scheme, query: mark < 0 ? '' : afterScheme.slice(mark + 1) };
  if (!rest.startsWith('/')) {
    if (scheme !== '') return { ...url, opaque: rest };
    if (/^[^/]*:/.test(rest)) throw new UrlError('first path segment in URL cannot contain colon');
  }
  if ((scheme === '' && rest.startsWith('///')) || !rest.startsWith('//'))
    return { ...url, path: unescape(rest, 'path') };
  const slash = rest.indexOf('/', 2);
  const authority = parseAuthority(rest.slice(2, slash < 0 ? undefined : slash));
  return { ...url, ...authority, path: slash < 0 ? '' : unescape(rest.slice(slash), 'path') };
}

function cutScheme(text: string): { readonly scheme: string; readonly rest: string } {
  if (text.startsWith(':')) throw new UrlError('missing protocol scheme');
  const match = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(text);
  return match === null
    ? { scheme: '', rest: text }
    : { scheme: (match[1] ?? '').toLowerCase(), rest: text.slice(match[0].length) };
}

function parseAuthority(text: string): Pick<ParsedUrl, 'host' | 'hostname' | 'userinfo'> {
  const at = text.lastIndexOf('@');
  const host = parseHost(text.slice(at + 1));
  const hostname = host.startsWith('[') ? host.slice(1, host.indexOf(']')) : host.replace(/:[^:]*$/, '');
  if (at < 0) return { host, hostname, userinfo: undefined };
  const user = text.slice(0, at);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(user)) throw new UrlError('net/url: invalid userinfo');
  const colon = user.indexOf(':');
  const parts = colon < 0 ? [user] : [user.slice(0, colon), user.slice(colon + 1)];
  return { host, hostname, userinfo: parts.map(part => escape(unescape(part, 'user'), 'user')).join(':') };
}

function parseHost(text: string): string {
  const port = text.startsWith('[')
    ? text.slice(text.lastIndexOf(']') + 1)
    : (/:.*$/s.exec(text.slice(text.lastIndexOf(':') < 0 ? text.length : text.lastIndexOf(':')))?.[0] ?? '');
  if (text.startsWith('[') && !text.includes(']')) throw new UrlError("missing ']' in host");
  if (port !== '' && !/^:[0-9]*$/.test(port)) throw new UrlError(`invalid port ${JSON.stringify(port)} after host`);
  return unescape(text, 'host');
}

type Part = 'path' | 'fragment' | 'user' | 'host';

/** What may stand unescaped in each part. Source: Go's net/url shouldEscape, RFC 3986. */
const PLAIN: Readonly<Record<Part, RegExp>> = {
  path: /[A-Za-z0-9\-_.~$&+,/:;=@]/,
  fragment: /[A-Za-z0-9\-_.~$&+,/:;=?@!()*]/,
  user: /[A-Za-z0-9\-_.~$&+,;=]/,
  host: /[A-Za-z0-9\-_.~!$&'()*+,;=:[\]<>"]/,
};

function unescape(text: string, part: Part): string {
  const bytes: number[] = [];
  const source = bytesOf(text);
  for (let at = 0; at < source.length; at++) {
    const byte = source[at] ?? 0;
    if (byte === 0x25) {
      const digits = String.fromCharCode(...source.slice(at + 1, at + 3));
      if (!/^[0-9a-fA-F]{2}$/.test(digits)) throw new UrlError(`invalid URL escape ${JSON.stringify(`%${digits}`)}`);
      if (part === 'host' && parseInt(digits, 16) < 0x80)
        throw new UrlError(`invalid URL escape ${JSON.stringify(`%${digits}`)}`);
      bytes.push(parseInt(digits, 16));
      at += 2;
    } else if (part === 'host' && byte < 0x80 && !PLAIN.host.test(String.fromCharCode(byte))) {
      throw new UrlError(`invalid character ${JSON.stringify(String.fromCharCode(byte))} in host name`);
    } else bytes.push(byte);
  }
  return textOf(Uint8Array.from(bytes));
}

const escape = (text: string, part: Part) =>
  Array.from(bytesOf(text), byte => {
    const letter = String.fromCharCode(byte);
    return byte < 0x80 && PLAIN[part].test(letter) ? letter : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');

/** net/url String. */
export function urlText(url: UrlParts): string {
  const { scheme, host, path, query, opaque, fragment, userinfo } = url;
  let text = scheme === '' ? '' : `${scheme}:`;
  if (opaque !== '') text += opaque;
  else {
    const written = path === '*' ? '*' : escape(path, 'path');
    if (scheme !== '' || host !== '' || userinfo !== undefined) {
      if (host !== '' || path !== '' || userinfo !== undefined) text += '//';
      if (userinfo !== undefined) text += `${userinfo}@`;
      text += escape(host, 'host');
    }
    if (written !== '' && !written.startsWith('/') && host !== '') text += '/';
    if (text === '' && /^[^/]*:/.test(written)) text = './';
    text += written;
  }
  if (query !== '') text += `?${query}`;
  return fragment === '' ? text : `${text}#${escape(fragment, 'fragment')}`;
}
