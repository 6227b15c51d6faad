import {
  asRecord,
  asString,
  groupOf,
  isRecord,
  nameOf,
  namespaceOf,
  type KubernetesObject,
} from '../../kubernetes/object';
import type { YamlFile } from '../../yaml/document';
import type { Path, Range } from '../../yaml/place';
import { objectsIn } from '../lint';
import { placeOf } from '../placing';
import type { LintObject } from '../rule';

/** A file that a kustomization takes objects or patches from. */
export interface ResourceFile {
  readonly file: string;
  readonly yaml: YamlFile;
}

/** A place in a resource file. */
export interface ResourcePlace {
  readonly file: string;
  readonly range: Range;
}

interface Candidate extends ResourceFile {
  readonly source: LintObject;
}

/**
 * Where `path` of an object that `kustomize build` printed stands in the files that it was made from: files later in the
 * list (patches) win where they hold as much of the path. `undefined` when no file holds the object, or several do.
 */
export function placeInResources(
  built: KubernetesObject,
  path: Path,
  files: readonly ResourceFile[],
): ResourcePlace | undefined {
  const candidates = candidatesFor(built, files);
  const places = candidates.map(candidate => ({ candidate, path: samePath(built, candidate.source.object, path) }));
  const deepest = Math.max(...places.map(place => place.path.length));
  const best = places.findLast(place => place.path.length === deepest);
  if (!best) return undefined;
  const { yaml, file, source } = best.candidate;
  const document = yaml.documents[source.document];
  if (!document) return undefined;
  const isWhole = best.path.length === path.length;
  const target = { path: [...source.path, ...best.path], at: isWhole ? ('value' as const) : ('key' as const) };
  return { file, range: yaml.range(placeOf(yaml.text, document, target).span) };
}

/** Objects of the same kind whose name the built one has, perhaps with a prefix or suffix; those that fit best. */
function candidatesFor(built: KubernetesObject, files: readonly ResourceFile[]): readonly Candidate[] {
  const all = files.flatMap(({ file, yaml }) =>
    objectsIn(yaml)
      .filter(source => isSameKind(source.object, built) && isNamedAfter(built, source.object))
      .map(source => ({ file, yaml, source })),
  );
  const longest = Math.max(...all.map(({ source }) => nameOf(source.object)?.length ?? 0));
  const named = all.filter(({ source }) => nameOf(source.object)?.length === longest);
  const inNamespace = named.filter(({ source }) => namespaceOf(source.object) === namespaceOf(built));
  return inNamespace.length > 0 ? inNamespace : named;
}

function isSameKind(a: KubernetesObject, b: KubernetesObject): boolean {
  return a.kind === b.kind && groupOf(a) === groupOf(b);
}

function isNamedAfter(built: KubernetesObject, source: KubernetesObject): boolean {
  const name = nameOf(source);
  return name !== undefined && name !== '' && (nameOf(built) ?? '').includes(name);
}

/** As much of the path as the source holds; entries of lists are found by their names. */
function samePath(built: unknown, source: unknown, path: Path): Path {
  const same: (string | number)[] = [];
  let [from, to] = [built, source];
  for (const step of path) {
    const next = typeof step === 'number' ? indexOf(from, to, step) : step;
    const value = next === undefined ? undefined : (asContainer(to)[next] as unknown);
    if (next === undefined || value === undefined) break;
    same.push(next);
    from = asContainer(from)[step];
    to = value;
  }
  return same;
}

function asContainer(value: unknown): Readonly<Record<string | number, unknown>> {
  return Array.isArray(value) ? (value as unknown as Readonly<Record<number, unknown>>) : asRecord(value);
}

function indexOf(from: unknown, to: unknown, index: number): number | undefined {
  if (!Array.isArray(from) || !Array.isArray(to)) return undefined;
  const item: unknown = from[index];
  const name = isRecord(item) ? asString(item['name']) : undefined;
  if (name === undefined) return from.length === to.length ? index : undefined;
  const found = to.findIndex((one: unknown) => isRecord(one) && one['name'] === name);
  return found < 0 ? undefined : found;
}
