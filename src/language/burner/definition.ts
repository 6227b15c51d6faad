import { fieldAt } from '../../burner-config/schema/field-at';
import { valueAt } from '../../burner-config/value-at';
import type { Position, Span } from '../../yaml/place';
import { readYaml } from '../../yaml/read';
import type { OpenDocument } from '../document';
import { actionAround, partBefore, unquoted, type Part } from '../go-template/scan';
import { templateText, type TemplateText } from '../go-template/template-text';
import type { Around } from './around';
import { jobNameAt } from './job-name-places';
import type { Location } from './location';
import { locationOf, templateUses } from './template-uses';
import { writtenConfig } from './written-config';

const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Where that which stands at `position` comes from. */
export function definition(document: OpenDocument, position: Position, around: Around): readonly Location[] {
  const offset = document.file.offset(position);
  const template = templateText(document, around);
  const part = partAt(template, offset);
  if (template && part) return inTemplate(document, template, part, around);
  return inConfig(document, offset, around);
}

/** Where else that which stands at `position` is named: a variable, a job, or the template file itself. */
export function references(document: OpenDocument, position: Position, around: Around): readonly Location[] {
  const { uri, file } = document;
  const offset = file.offset(position);
  const template = templateText(document, around);
  const part = partAt(template, offset);
  const here = (span: Span): Location => ({ uri, range: file.range(span) });
  if (template && part?.type === 'variable') {
    const declared = variableAt(template, part);
    return template.names.uses
      .filter(({ variable }) => variable.span.start === declared?.start)
      .map(use => here(use.span));
  }
  const job = jobNameAt(document, offset);
  const config = writtenConfig(file);
  if (job && config) return job.paths.flatMap(path => config.document.valueSpan(path) ?? []).map(here);
  return templateUses(around).map(locationOf);
}

function partAt(template: TemplateText | undefined, offset: number): Part | undefined {
  const action = template && actionAround(template.actions, offset);
  const after = action?.parts.find(({ start, end }) => start <= offset && offset < end);
  if (after && ['variable', 'field', 'string', 'word'].includes(after.type)) return after;
  return action && partBefore(action, offset);
}

function inTemplate(
  { uri, file }: OpenDocument,
  template: TemplateText,
  part: Part,
  around: Around,
): readonly Location[] {
  const here = (span: Span): Location => ({ uri, range: file.range(span) });
  if (part.type === 'variable') return [variableAt(template, part) ?? []].flat().map(here);
  if (part.type === 'field') return inputVariables(part.text.slice(1), around);
  if (part.type !== 'string') return [];
  const name = unquoted(part.text);
  const isCall = template.names.calls.some(({ span }) => span.start === part.start);
  if (!isCall) return [];
  const shared = template.shared.filter(one => one.name === name);
  return [
    ...template.names.definitions.filter(one => one.name === name).map(({ span }) => here(span)),
    ...shared.map(one => ({ uri: one.uri, range: readYaml(one.text).range(one.span) })),
  ];
}

function variableAt({ names }: TemplateText, { start }: Part): Span | undefined {
  return names.uses.find(({ span }) => span.start === start)?.variable.span;
}

/** Where configs give a template this value. */
function inputVariables(name: string, around: Around): readonly Location[] {
  return templateUses(around).flatMap(({ config, object }) => {
    const span = object && writtenConfig(config.file)?.document.keySpan([...object.path, 'inputVars', name]);
    return span ? [{ uri: config.uri, range: config.file.range(span) }] : [];
  });
}

const fileKeys = ['objectTemplate', 'functionTemplates', 'metrics', 'alerts'];

function inConfig(document: OpenDocument, offset: number, around: Around): readonly Location[] {
  const { uri, file } = document;
  const config = writtenConfig(file);
  const at = config?.document.pathAt(offset);
  if (!config || at?.on !== 'value') return [];
  const key = at.path.findLast(step => typeof step === 'string');
  const value = valueAt(config.document.value, at.path);
  if (typeof value === 'string' && fileKeys.includes(String(key)) && fieldAt(at.path)) {
    return around.read(value) === undefined ? [] : [{ uri: around.uri(value), range: top }];
  }
  const [name] = jobNameAt(document, offset)?.paths ?? [];
  const span = name && config.document.valueSpan(name);
  return span ? [{ uri, range: file.range(span) }] : [];
}
