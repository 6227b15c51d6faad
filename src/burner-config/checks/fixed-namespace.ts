import { TemplateError } from '../../template/template-error';
import type { JobConfig } from '../config';
import type { ConfigFinding } from '../finding';
import { makesNamespace, namespaceOf } from '../iterations';
import { factsOf } from '../object-facts';
import { objectTemplates, TemplateFileError } from '../object-template';
import { sampleSource } from './templates';
import type { Check, CheckTarget } from './check';

const ALWAYS_THERE = ['default', 'kube-system', 'kube-public', 'kube-node-lease'];

/** Objects that name a namespace which nobody makes: every request fails with 404, and kube-burner does not retry it. */
export const fixedNamespace: Check = target => {
  const creating = target.config.jobs.filter(({ jobType }) => jobType === 'create');
  const isMade = (name: string) => creating.some(job => makesNamespace(job, name));
  return target.config.jobs.flatMap((job, index) => {
    if (job.jobType !== 'create') return [];
    return job.objects.flatMap((_, at) => {
      const fixed = namespacesOf(target, job, at).filter(name => !isMade(name) && !ALWAYS_THERE.includes(name));
      return fixed.map(name => finding(name, job, ['jobs', index, 'objects', at, 'objectTemplate']));
    });
  });
};

function finding(name: string, job: JobConfig, path: ConfigFinding['path']): ConfigFinding {
  const made = job.jobIterations > 0 ? namespaceOf(job, 0) : undefined;
  const makes = made === undefined ? 'makes none' : `makes ${made}${job.namespacedIterations ? ' …' : ''}`;
  const message =
    `The template puts its object in namespace ${name}, but the job ${makes}: when ${name} does not exist, each request ` +
    'fails with NotFound and is not retried. Leave the namespace out of the template' +
    (job.namespacedIterations ? ', or set namespacedIterations: false and namespace to that name.' : '.');
  return { rule: 'burner-fixed-namespace', severity: 'warning', path, message };
}

/** Namespaces that the objects of one entry name in their first rendering. */
function namespacesOf({ config, files }: CheckTarget, job: JobConfig, at: number): readonly string[] {
  const object = job.objects[at];
  if (object?.objectTemplate === undefined) return [];
  try {
    return objectTemplates(config, job, object, sampleSource(files), 0).flatMap(template => {
      const body = template.read(template.render({ iteration: 0, replica: 1 }));
      return typeof body === 'string' ? [] : (factsOf(body).ownNamespace ?? []);
    });
  } catch (error) {
    // The check of templates has told it.
    if (error instanceof TemplateError || error instanceof TemplateFileError) return [];
    throw error;
  }
}
