import * as l10n from '@vscode/l10n';
import type { BurnerConfig, JobConfig, ObjectConfig } from '../../../burner-config/config';
import { isMadeIn } from '../../../burner-config/iterations';
import {
  objectTemplates,
  TemplateFileError,
  type ObjectTemplate,
  type RenderPlace,
} from '../../../burner-config/object-template';
import { TemplateError } from '../../../template/template-error';
import { asRecord } from '../../../kubernetes/object';
import type { YamlFile } from '../../../yaml/document';
import { readYaml } from '../../../yaml/read';
import type { Around } from '../around';
import type { Page } from './page';

/** Names that a preview renders with; a run has its own. */
export const SAMPLE_UUID = '00000000-0000-4000-8000-000000000000';
const source = (files: Around) => ({ files, uuid: SAMPLE_UUID, runId: SAMPLE_UUID, seed: 1 });

/** One object entry of a job. */
export interface Entry {
  readonly config: BurnerConfig;
  readonly job: JobConfig;
  readonly object: ObjectConfig;
  readonly around: Around;
}

/** Writes what one entry renders to; an error becomes a sentence that leads to its place. */
export function writeObject(to: Page, entry: Entry, place: RenderPlace): void {
  const { object, around } = entry;
  const file = object.objectTemplate ?? '';
  if (/^https?:/.test(file)) return to.say(l10n.t`${file}: read when the run starts`);
  if (entry.job.jobType === 'create' && !isMadeIn(object, place.iteration)) {
    const why = object.runOnce ? 'runOnce' : `repeatEveryNIterations: ${object.repeatEveryNIterations}`;
    return to.say(l10n.t`${file}: not made in iteration ${place.iteration} (${why})`);
  }
  try {
    const { config, job } = entry;
    for (const template of objectTemplates(config, job, object, source(around), 0)) {
      writeDocument(to, entry, template, place);
    }
  } catch (error) {
    writeError(to, entry, error);
  }
}

/** The templates of an entry as a plan reads them. @throws TemplateError, TemplateFileError */
export function templatesOf({ config, job, object, around }: Entry): readonly ObjectTemplate[] {
  return objectTemplates(config, job, object, source(around), 0);
}

function writeDocument(to: Page, entry: Entry, template: ObjectTemplate, place: RenderPlace): void {
  const { file, source: written } = template;
  const { text, map } = template.renderMapped(place);
  const places = readYaml(written, { templates: 'literal' });
  const begin = { line: places.position(map.source({ start: 0, end: 0 }).start).line, character: 0 };
  to.lines.push('---');
  to.say(file, { uri: entry.around.uri(file), position: begin });
  const yaml = readYaml(text, { templates: 'literal' });
  const [problem] = yaml.problems;
  const position = problem && places.position(map.source(problem.span).start);
  const sentence = problem?.message ?? (entry.job.jobType === 'create' ? whatIsMissing(yaml) : undefined);
  if (sentence !== undefined) {
    const at = position ?? begin;
    const where = `${file}:${at.line + 1}:${at.character + 1}`;
    to.say(`${where}: ${sentence}`, { uri: entry.around.uri(file), position: at, problem: sentence });
  }
  to.lines.push(
    ...text
      .replace(/^\s*\n/, '')
      .trimEnd()
      .split('\n'),
  );
}

function writeError(to: Page, { config, object, around }: Entry, error: unknown): void {
  const file = object.objectTemplate ?? '';
  to.lines.push('---');
  if (error instanceof TemplateFileError) return to.say(error.message);
  if (!(error instanceof TemplateError)) throw error;
  // Function templates are parsed with each template; the message begins with the name of the one that is meant.
  const files = [file, ...config.global.functionTemplates];
  const at = files.find(one => error.message.startsWith(`template: ${one}:`)) ?? file;
  to.say(`${at}:${error.line}:${error.column}: ${error.reason}`, {
    uri: around.uri(at),
    position: { line: error.line - 1, character: error.column - 1 },
    problem: error.reason,
  });
}

/** An object needs both; without them the API server is never asked. */
function whatIsMissing({ documents }: YamlFile): string | undefined {
  const body = asRecord(documents.find(({ value }) => value !== undefined && value !== null)?.value);
  const missing = ['apiVersion', 'kind'].filter(key => typeof body[key] !== 'string');
  return missing.length === 0 ? undefined : l10n.t`the rendered text has no ${missing.join(', ')}`;
}
