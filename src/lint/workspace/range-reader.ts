import { readYaml } from '../../yaml/read';
import { noNeighbours, type Neighbours } from '../neighbours';
import { placeOf } from '../placing';
import type { LintObject } from '../rule';

/** Finds places in other files; each place is looked up once. */
export function rangeReader(read: (file: string) => string | undefined): Neighbours['rangeOf'] {
  const known = new Map<string, ReturnType<Neighbours['rangeOf']>>();
  return (neighbour: LintObject, path) => {
    const key = JSON.stringify([neighbour.file, neighbour.document, path]);
    const found = known.get(key) ?? findRange(neighbour, path, read) ?? noNeighbours.rangeOf(neighbour, path);
    known.set(key, found);
    return found;
  };
}

function findRange(
  { file, document }: LintObject,
  path: LintObject['path'],
  read: (file: string) => string | undefined,
): ReturnType<Neighbours['rangeOf']> | undefined {
  const text = file === undefined ? undefined : read(file);
  if (text === undefined) return undefined;
  const yaml = readYaml(text);
  const stands = yaml.documents[document];
  return stands && yaml.range(placeOf(text, stands, { path }).span);
}
