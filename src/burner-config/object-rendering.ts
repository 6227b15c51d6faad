import { TemplateError } from '../template/template-error';
import type { BurnerConfig, JobConfig } from './config';
import type { Body } from './object-facts';
import {
  objectTemplates,
  TemplateFileError,
  type ObjectTemplate,
  type RenderPlace,
  type TemplateSource,
} from './object-template';
import { PlanError } from './unsupported';

/** One object of a job, rendered and not yet read. */
export interface Rendering extends RenderPlace {
  readonly template: ObjectTemplate;
  readonly text: string;
}

/** The templates of a create or patch job, one for each YAML document. @throws PlanError at the object entry */
export function parseAll(
  config: BurnerConfig,
  index: number,
  job: JobConfig,
  source: TemplateSource,
): readonly ObjectTemplate[] {
  const templates: ObjectTemplate[] = [];
  for (const [at, object] of job.objects.entries()) {
    const path = ['jobs', index, 'objects', at, 'objectTemplate'];
    try {
      templates.push(...objectTemplates(config, job, object, source, templates.length));
    } catch (error) {
      if (error instanceof TemplateError) throw new PlanError(path, errorText(object.objectTemplate ?? '', error));
      if (error instanceof TemplateFileError) throw new PlanError(path, error.message);
      throw error;
    }
  }
  return templates;
}

const errorText = (file: string, error: TemplateError) => `${file}:${error.line}:${error.column}: ${error.reason}.`;

/** @throws PlanError with the file, line and column, and for which object */
export function renderOne(template: ObjectTemplate, place: RenderPlace): string {
  try {
    return template.render(place);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new PlanError(
      [],
      `${errorText(template.file, error)} (iteration ${place.iteration}, replica ${place.replica})`,
    );
  }
}

/** The object of a rendering. @throws PlanError when it is none */
export function bodyOf({ template, iteration, replica, text }: Rendering): Body {
  const body = template.read(text);
  if (typeof body !== 'string') return body;
  throw new PlanError([], `${template.file} for iteration ${iteration}, replica ${replica}: ${body}`);
}
