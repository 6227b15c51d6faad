import { templateFunctions, type TemplateFunctionDoc } from '../../template/template-functions';
import type { Span } from '../../yaml/place';
import { fieldsInside } from './data';
import { keywords } from './keywords';
import { actionAround, unquoted, type Action, type Part } from './scan';
import type { TemplateText } from './template-text';

/** An explanation of the word at an offset, and where the word stands. */
export interface Explanation {
  readonly markdown: string;
  readonly span: Span;
}

const functions = new Map(templateFunctions.map(one => [one.name, one]));

/** The function of this name that templates of kube-burner may call. */
export function functionNamed(name: string): TemplateFunctionDoc | undefined {
  return functions.get(name);
}

/** Explains what stands at `offset` inside `{{ }}`. */
export function explainTemplate(template: TemplateText, offset: number): Explanation | undefined {
  const action = actionAround(template.actions, offset);
  const index = action?.parts.findIndex(({ start, end }) => start <= offset && offset < end) ?? -1;
  const part = action?.parts[index];
  if (!action || !part) return undefined;
  const markdown = words(template, action, part, index);
  return markdown === undefined ? undefined : { markdown, span: { start: part.start, end: part.end } };
}

function words(template: TemplateText, action: Action, part: Part, index: number): string | undefined {
  switch (part.type) {
    case 'word':
      return explainWord(action, part);
    case 'variable':
      return explainVariable(template, part);
    case 'field':
      return explainField(template, action, index);
    case 'string':
      return explainCall(template, action, part);
    default:
      return undefined;
  }
}

function explainWord({ keyword }: Action, { text }: Part): string | undefined {
  const action = keyword !== undefined ? keywords[text] : undefined;
  if (action) return `\`${action.form}\`\n\n${action.does}`;
  const found = functions.get(text);
  return found && `\`\`\`\n${found.signature}\n\`\`\`\n\n${found.description}\n\n*${found.source}*`;
}

function explainVariable({ text, names }: TemplateText, part: Part): string | undefined {
  if (part.text === '$') return '**$** is the data of the template; in a `define`, what the caller passes.';
  const use = names.uses.find(({ span }) => span.start === part.start);
  if (!use) return undefined;
  const line = text.slice(0, use.variable.span.start).split('\n').length;
  return `**${use.variable.name}** := \`${use.variable.from}\`, line ${line}`;
}

function explainField({ fields, names }: TemplateText, action: Action, index: number): string | undefined {
  const scope = names.scopeOf(action);
  const chain: string[] = [];
  let at = index;
  for (; action.parts[at]?.type === 'field'; at--) chain.unshift(action.parts[at]?.text.slice(1) ?? '');
  const head = action.parts[at];
  const fromRoot = head?.text === '$' && head.type === 'variable';
  if (scope.inDefinition || (head?.type === 'variable' && !fromRoot) || head?.text === ')') return undefined;
  if (scope.moved && !fromRoot) return undefined;
  const found = fieldsInside(fields, chain.slice(0, -1)).find(({ name }) => name === chain.at(-1));
  return found && `**.${chain.join('.')}** · ${found.detail}\n\n${found.description}`;
}

function explainCall({ names, shared }: TemplateText, { keyword }: Action, { text }: Part): string | undefined {
  if (keyword !== 'template') return undefined;
  const name = unquoted(text);
  if (names.definitions.some(one => one.name === name)) return `Template **${name}**, defined in this file.`;
  const other = shared.find(one => one.name === name);
  return other && `Template **${name}**, defined in ${decodeURIComponent(other.uri.replace(/.*\//, ''))}.`;
}
