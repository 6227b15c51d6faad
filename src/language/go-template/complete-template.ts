import { templateFunctions } from '../../template/template-functions';
import type { Completion } from '../complete';
import type { OpenDocument } from '../document';
import { fieldsInside, type DataField } from './data';
import { keywords } from './keywords';
import { actionAround, partBefore, telling, type Action, type Part } from './scan';
import type { Scope } from './scopes';
import type { TemplateText } from './template-text';

type Proposal = Pick<Completion, 'label' | 'detail' | 'kind'> & { readonly documentation?: string };

/** Words that may stand at `offset` inside `{{ }}`; `undefined` outside. */
export function completeTemplate(
  template: TemplateText,
  { file }: OpenDocument,
  offset: number,
): readonly Completion[] | undefined {
  const action = actionAround(template.actions, offset);
  if (!action) return undefined;
  const part = partBefore(action, offset);
  const typed = part && part.type !== 'space' && part.type !== 'sign' ? part : undefined;
  const proposals = proposalsAt(template, action, typed, offset);
  const name = typed?.type === 'string';
  const range = file.range(
    typed ? { start: typed.start + (name ? 1 : 0), end: wordEnd(typed) } : { start: offset, end: offset },
  );
  return proposals.map(proposal => ({ ...proposal, on: 'value', range, newText: proposal.label }));
}

/** The closing quote stays. */
function wordEnd({ type, text, end }: Part): number {
  return type === 'string' && text.length > 1 && text.at(-1) === text[0] ? end - 1 : end;
}

function proposalsAt(
  template: TemplateText,
  action: Action,
  typed: Part | undefined,
  offset: number,
): readonly Proposal[] {
  const scope = template.names.scopeOf(action);
  const before = telling(action).filter(({ start, end }) => end <= (typed?.start ?? offset) && start < offset);
  if (typed?.type === 'comment' || typed?.type === 'number') return [];
  if (typed?.type === 'string') return isNameOfTemplate(before) ? definitions(template) : [];
  if (typed?.type === 'field') return fieldsAt(template, scope, before, typed);
  if (typed?.type === 'variable') return variables(scope);
  return [
    ...(before.length === 0 ? statements(scope) : before.at(-1)?.text === 'else' ? elseWords : []),
    ...variables(scope),
    ...allFields(template, scope),
    ...functions,
  ];
}

function isNameOfTemplate(before: readonly Part[]): boolean {
  return before.length === 1 && ['template', 'block'].includes(before[0]?.text ?? '');
}

function definitions({ names, shared }: TemplateText): readonly Proposal[] {
  const own = names.definitions.map(({ name }) => ({ label: name, detail: 'defined here', kind: 'function' as const }));
  return [
    ...own,
    ...shared.map(({ name }) => ({ label: name, detail: 'function template', kind: 'function' as const })),
  ];
}

/** What follows a dot: fields of the data, or of a value inside it that the configs write out. */
function fieldsAt(template: TemplateText, scope: Scope, before: readonly Part[], typed: Part): readonly Proposal[] {
  const chain: string[] = [];
  let at = typed.start;
  for (const part of before.toReversed()) {
    if (part.end !== at) break;
    at = part.start;
    if (part.type === 'field') chain.unshift(part.text.slice(1));
    else if (part.text === '$' && !scope.inDefinition) return named(fieldsInside(template.fields, chain), '.');
    else return [];
  }
  if (chain.length > 0)
    return scope.moved || scope.inDefinition ? [] : named(fieldsInside(template.fields, chain), '.');
  return scope.inDefinition ? [] : named(template.fields, scope.moved ? '$.' : '.');
}

function allFields(template: TemplateText, scope: Scope): readonly Proposal[] {
  return scope.inDefinition ? [] : named(template.fields, scope.moved ? '$.' : '.');
}

function named(fields: readonly DataField[], dot: '.' | '$.'): readonly Proposal[] {
  return fields.map(({ name, detail, description }) => ({
    label: `${dot}${name}`,
    detail,
    documentation: description,
    kind: 'field' as const,
  }));
}

function variables({ variables: all }: Scope): readonly Proposal[] {
  const newest = new Map(all.map(variable => [variable.name, variable]));
  return [...newest.values()]
    .reverse()
    .map(({ name, from }) => ({ label: name, detail: from, kind: 'variable' as const }));
}

/** What an action may begin with; what ends a block only inside one. */
function statements({ open }: Scope): readonly Proposal[] {
  const inside = open.length > 0 ? ['end'] : [];
  const inBranch = ['if', 'range', 'with'].includes(open.at(-1) ?? '') ? ['else'] : [];
  const inRange = open.includes('range') ? ['break', 'continue'] : [];
  const words = [...inside, ...inBranch, 'if', 'range', 'with', 'define', 'template', 'block', ...inRange];
  return words.map(word => ({
    ...{ label: word, detail: keywords[word]?.form ?? '', kind: 'keyword' as const },
    documentation: keywords[word]?.does ?? '',
  }));
}

const elseWords: readonly Proposal[] = ['if', 'with'].map(word => ({
  ...{ label: word, detail: `{{ else ${word} PIPELINE }}`, kind: 'keyword' as const },
}));

const functions: readonly Proposal[] = templateFunctions.map(({ name, signature, description, source }) => ({
  label: name,
  detail: signature,
  documentation: `${description}\n\n*${source}*`,
  kind: 'function',
}));
