import type { TemplateAction } from '../template-actions';
import { touches } from '../template-reach';
import { TEMPLATE_VALUE } from '../templated';
import { scalarAt } from './decode';
import { defer } from './defer';
import { hashAt, nameAt } from './names';
import type { Scan } from './scan';
import { CODED, FOLDED, KIND, LITERAL, MAPPING, PLAIN, SEQUENCE, at } from './tape';

/** A walk over a tape. */
export interface Walk {
  readonly text: string;
  readonly tape: Int32Array;
  readonly actions: readonly TemplateAction[];
  index: number;
}

/**
 * The value of the document that was scanned. Schemas of a CustomResourceDefinition, nearly all of the text of many folders,
 * are taken out of what `whole` gives, when somebody asks for them.
 */
export function valueOf({ text, tape, actions }: Scan, whole?: () => unknown): unknown {
  const walk = { text, tape, actions, index: 0 };
  if (!whole || (at(tape, 0) & KIND) !== MAPPING) return value(walk);
  const spec = () => (whole() as Record<string, Record<string, unknown>>)['spec'];
  return mapping(walk, (key, record) => {
    if (key !== 'spec' || record['kind'] !== DEFINITION || !isCollection(walk, MAPPING)) return false;
    record['spec'] = mapping(walk, (inner, entries) => SCHEMAS.has(inner) && deferred(walk, entries, inner, spec));
    return true;
  });
}

const DEFINITION = 'CustomResourceDefinition';
/** Entries of its spec. */
const SCHEMAS: ReadonlySet<string> = new Set(['versions', 'validation']);

/** Steps over a collection that is made at the first look; gives `false` if there is none. */
function deferred(walk: Walk, entries: Record<string, unknown>, key: string, whole: () => unknown): boolean {
  if (!isCollection(walk, MAPPING) && !isCollection(walk, SEQUENCE)) return false;
  walk.index = at(walk.tape, walk.index + 4);
  defer(entries, key, () => (whole() as Record<string, unknown>)[key]);
  return true;
}

function isCollection({ tape, index }: Walk, kind: number): boolean {
  return (at(tape, index) & KIND) === kind;
}

function value(walk: Walk): unknown {
  const kind = at(walk.tape, walk.index) & KIND;
  if (kind === MAPPING) return mapping(walk);
  if (kind === SEQUENCE) return sequence(walk);
  return scalar(walk);
}

/** `put` may set an entry in another way: it then steps over what is written and gives `true`. */
function mapping(walk: Walk, put?: (key: string, record: Record<string, unknown>) => boolean): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  let left = at(walk.tape, walk.index + 3);
  walk.index += 5;
  for (; left > 0; left--) {
    const key = keyAt(walk, walk.index);
    walk.index += 4;
    if (!put?.(key, record)) record[key] = value(walk);
  }
  return record;
}

function sequence(walk: Walk): unknown[] {
  const items: unknown[] = [];
  let left = at(walk.tape, walk.index + 3);
  walk.index += 5;
  for (; left > 0; left--) items.push(value(walk));
  return items;
}

function scalar(walk: Walk): unknown {
  const { tape, index } = walk;
  const kind = at(tape, index) & KIND;
  walk.index += kind === LITERAL || kind === FOLDED ? 7 : 3;
  if (isMadeByAction(walk, index)) return TEMPLATE_VALUE;
  const resolved = scalarAt(walk.text, tape, index);
  return typeof resolved === 'bigint' ? Number(resolved) : resolved;
}

/** True when a template action touches the scalar whose record stands at `index`. */
export function isMadeByAction({ tape, actions }: Walk, index: number): boolean {
  const start = at(tape, index + 1);
  return actions.length > 0 && touches(actions, start, Math.max(at(tape, index + 2), start + 1));
}

/** The key whose record stands at `index`. */
export function keyAt({ text, tape }: Walk, index: number): string {
  const kind = at(tape, index);
  if (kind & CODED) return String(scalarAt(text, tape, index));
  const quote = (kind & KIND) === PLAIN ? 0 : 1;
  return nameAt(text, at(tape, index + 1) + quote, at(tape, index + 2) - quote, hashAt(tape, index));
}
