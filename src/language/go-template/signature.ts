import type { Around } from '../burner/around';
import type { Position } from '../../yaml/place';
import type { OpenDocument } from '../document';
import { functionNamed } from './explain-template';
import { actionAround, type Part } from './scan';
import { templateText } from './template-text';

/** The call that is being written. */
export interface Signature {
  readonly label: string;
  readonly documentation: string;
  /** The arguments as they stand in the label. */
  readonly parameters: readonly string[];
  /** Which of them is being written. */
  readonly active: number;
}

/** The function whose arguments are written at `position`, inside `{{ }}`. */
export function signatureHelp(document: OpenDocument, position: Position, around: Around): Signature | undefined {
  const template = templateText(document, around);
  const offset = document.file.offset(position);
  const action = template && actionAround(template.actions, offset);
  if (!action) return undefined;
  const call = callAt(action.parts.filter(({ start }) => start < offset));
  const found = call && functionNamed(call.name);
  if (!call || !found) return undefined;
  const parameters = found.signature.replace(/ → .*/, '').match(/\[?<[^>]+>\]?(\.\.\.)?/g) ?? [];
  if (parameters.length === 0) return undefined;
  const active = Math.min(call.argument, parameters.length - 1);
  return { label: found.signature, documentation: found.description, parameters, active };
}

/** The innermost call that is open at the end of these pieces; its first argument is 0. */
function callAt(parts: readonly Part[]): { readonly name: string; readonly argument: number } | undefined {
  const calls: Part[][] = [[]];
  let spaced = false;
  for (const part of parts) {
    spaced = part.type === 'space';
    if (part.type === 'space' || part.type === 'comment') continue;
    if (part.text === '(') calls.push([]);
    else if (part.text === ')') {
      calls.pop();
      calls.at(-1)?.push(part);
    } else if (['|', ':=', '=', ','].includes(part.text)) calls[calls.length - 1] = [];
    else if (isWordOfAction(part, calls.at(-1) ?? [])) calls[calls.length - 1] = [];
    else if (!isPartOfBefore(part, calls.at(-1)?.at(-1))) calls.at(-1)?.push(part);
  }
  const [head, ...args] = calls.at(-1) ?? [];
  if (head?.type !== 'word' || (args.length === 0 && !spaced)) return undefined;
  return { name: head.text, argument: spaced ? args.length : Math.max(0, args.length - 1) };
}

const isWordOfAction = ({ type, text }: Part, before: readonly Part[]): boolean =>
  type === 'word' && before.length === 0 && ['if', 'else', 'range', 'with'].includes(text);

/** `.b` of `$a.b` is no argument of its own. */
const isPartOfBefore = ({ type, start }: Part, before: Part | undefined): boolean =>
  type === 'field' && before !== undefined && before.end === start;
