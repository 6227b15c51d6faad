import * as l10n from '@vscode/l10n';
import type { BurnerConfig, JobConfig, ObjectConfig } from '../config';
import type { Files } from '../files';
import type { ConfigFinding } from '../finding';
import { objectTemplates, TemplateFileError, type ObjectTemplate } from '../object-template';
import { TemplateError } from '../../template/template-error';
import type { Check } from './check';
import { upstreamReading } from '../upstream-reading';
import { sampleSource } from './sample-bodies';

/** Templates that are not there, do not parse, or fail for the first object. */
export const templates: Check = ({ config, files }) =>
  config.jobs.flatMap((job, index) => {
    if (job.jobType !== 'create' && job.jobType !== 'patch') return [];
    return job.objects.flatMap((object, at) => {
      const path = ['jobs', index, 'objects', at, 'objectTemplate'];
      if (object.objectTemplate === undefined) return [notNamed(job, path.slice(0, -1))];
      return problemOf(config, job, object, files, path);
    });
  });

const notNamed = (job: JobConfig, path: ConfigFinding['path']): ConfigFinding => ({
  rule: 'burner-template-missing',
  severity: 'error',
  path,
  message: l10n.t`A ${job.jobType} job needs an objectTemplate for each of its objects.`,
});

function problemOf(
  config: BurnerConfig,
  job: JobConfig,
  object: ObjectConfig,
  files: Files,
  path: ConfigFinding['path'],
): readonly ConfigFinding[] {
  const finding = (rule: ConfigFinding['rule'], message: string): ConfigFinding => ({
    rule,
    severity: 'error',
    path,
    message,
  });
  // A template at an address is fetched when the run starts, not while someone types.
  if (/^https?:/.test(object.objectTemplate ?? '')) return [];
  try {
    const [first, ...others] = objectTemplates(config, job, object, sampleSource(files), 0);
    // All documents are parts of one rendering.
    first?.render({ iteration: 0, replica: job.jobType === 'patch' ? 0 : 1 });
    if (job.jobType === 'patch' || first === undefined) return [];
    return upstreamFindings(first, others.length + 1).map(message => ({
      ...finding('burner-template-error', message),
      severity: 'warning',
    }));
  } catch (error) {
    if (error instanceof TemplateFileError) return [finding('burner-template-missing', error.message)];
    if (error instanceof TemplateError) {
      return [
        finding('burner-template-error', `${object.objectTemplate}:${error.line}:${error.column}: ${error.reason}.`),
      ];
    }
    throw error;
  }
}

/** kube-burner looks for objects in the text without its actions, and makes no more than it finds there. */
function upstreamFindings({ source, file }: ObjectTemplate, documents: number): readonly string[] {
  const { objects, stop } = upstreamReading(source);
  if (stop === undefined) return [];
  const place = `${file}:${stop.line + 1}`;
  const how = l10n.t`kube-burner looks for objects in the text without its actions, and stops at the document from ${place} on: ${stop.why}.`;
  const end =
    objects === 0
      ? l10n.t`It ends with "no objects found". Write the document so that a kind is left.`
      : l10n.t`It makes ${objects} of ${documents} objects. Write the document so that a kind is left, or remove it.`;
  return [`${how} ${end}`];
}
