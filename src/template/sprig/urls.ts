import { fixed, FunctionError, type Functions } from '../function';
import { parseUrl, urlText } from '../url';
import { kindName, type GoMap } from '../value';

function part(map: GoMap, key: string): string {
  if (!map.has(key)) return '';
  const value = map.get(key);
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) {
    throw new FunctionError('runtime error: invalid memory address or nil pointer dereference');
  }
  throw new FunctionError(`unable to parse ${key} key, must be of type string, but ${kindName(value)} found`);
}

function parsed(text: string): GoMap {
  const url = parseUrl(text);
  if ('complaint' in url) throw new FunctionError(`unable to parse url: ${url.complaint}`);
  const { scheme, host, hostname, path, query, opaque, fragment, userinfo } = url;
  return new Map(Object.entries({ scheme, host, hostname, path, query, opaque, fragment, userinfo: userinfo ?? '' }));
}

function joined(map: GoMap): string {
  const [scheme = '', host = '', path = '', query = '', opaque = '', fragment = '', user = ''] = [
    'scheme',
    'host',
    'path',
    'query',
    'opaque',
    'fragment',
    'userinfo',
  ].map(key => part(map, key));
  const owner = user === '' ? undefined : parseUrl(`proto://${user}@host`);
  if (owner !== undefined && 'complaint' in owner) {
    throw new FunctionError(`unable to parse userinfo in dict: ${owner.complaint}`);
  }
  return urlText({ scheme, host, path, query, opaque, fragment, userinfo: owner?.userinfo });
}

/** sprig: URLs. */
export const urls: Functions = {
  urlParse: fixed(['string'], parsed),
  urlJoin: fixed(['map'], joined),
};
