import { fixed, type Functions } from '../function';

/** path.Clean: the shortest path that means the same. */
function clean(path: string): string {
  if (path === '') return '.';
  const isRooted = path.startsWith('/');
  const kept: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!isRooted) kept.push(part);
  }
  return (isRooted ? '/' : '') + kept.join('/') || '.';
}

function base(path: string): string {
  if (path === '') return '.';
  const bare = path.replace(/\/+$/, '');
  return bare === '' ? '/' : bare.slice(bare.lastIndexOf('/') + 1);
}

const dir = (path: string) => clean(path.slice(0, path.lastIndexOf('/') + 1));

function ext(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return name.includes('.') ? name.slice(name.lastIndexOf('.')) : '';
}

const isAbsolute = (path: string) => path.startsWith('/');

/** sprig: paths with slashes; the system's are the same, as on Linux. */
export const paths: Functions = {
  base: fixed(['string'], base),
  dir: fixed(['string'], dir),
  clean: fixed(['string'], clean),
  ext: fixed(['string'], ext),
  isAbs: fixed(['string'], isAbsolute),
  osBase: fixed(['string'], base),
  osDir: fixed(['string'], dir),
  osClean: fixed(['string'], clean),
  osExt: fixed(['string'], ext),
  osIsAbs: fixed(['string'], isAbsolute),
};
