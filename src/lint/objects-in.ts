import { objectsOf } from '../kubernetes/list';
import { isRecord } from '../kubernetes/object';
import type { YamlFile } from '../yaml/document';
import { formsIn } from './forms';
import type { LintObject } from './rule';

/** What stands in one document. */
interface Contents {
  readonly document: number;
  readonly objects: readonly LintObject[];
  readonly parts: readonly LintObject[];
}

/** By the value of the document, which stays the very same while its text does. */
const known = new WeakMap<object, Contents>();
const nothing: readonly LintObject[] = [];

/** Objects with apiVersion and kind, List items one by one; then the parts of documents that have another form. */
export function objectsIn(file: YamlFile): readonly LintObject[] {
  if (file.documents.length === 1) return allOf(contentsOf(file.documents[0]?.value, 0));
  const contents = file.documents.map(({ value }, document) => contentsOf(value, document));
  const objects = contents.flatMap(one => one?.objects ?? nothing);
  const parts = contents.flatMap(one => one?.parts ?? nothing);
  return parts.length === 0 ? objects : [...objects, ...parts];
}

function allOf(contents: Contents | undefined): readonly LintObject[] {
  if (!contents) return nothing;
  return contents.parts.length === 0 ? contents.objects : [...contents.objects, ...contents.parts];
}

function contentsOf(value: unknown, document: number): Contents | undefined {
  if (!isRecord(value)) return undefined;
  const before = known.get(value);
  if (before?.document === document) return before;
  const objects = objectsOf([{ value }]).map(({ object, path }) => ({
    object,
    path,
    document,
    form: 'object' as const,
  }));
  const whole = formsIn(value).map(part => ({ ...part, document }));
  const inLists = objects.filter(({ path }) => path.length > 0).flatMap(partsOf);
  const contents = { document, objects, parts: [...whole, ...inLists] };
  known.set(value, contents);
  return contents;
}

function partsOf({ object, path, document }: LintObject): readonly LintObject[] {
  return formsIn(object).map(part => ({ ...part, path: [...path, ...part.path], document }));
}
