import * as l10n from '@vscode/l10n';
import type { BurnerConfig, JobConfig, ObjectConfig } from '../../../burner-config/config';
import { namespaceOf } from '../../../burner-config/iterations';
import { readBurnerConfig } from '../../../burner-config/read-config';
import { sampleConfig, type SampleConfig } from '../../../burner-config/sample-config';
import { textOf } from '../../../kubernetes/object';
import type { OpenDocument } from '../../document';
import { isConfigText } from '../../go-template/template-text';
import type { Around } from '../around';
import { templateUses } from '../template-uses';
import { writeObject } from './object-page';
import { page, type Page, type PreviewLink } from './page';

/** What to show; what is left out is the first, or what the template is used for. */
export interface PreviewChoice {
  readonly job?: number;
  /** Position of the object entry in the job; null shows all. */
  readonly object?: number | null;
  readonly iteration?: number;
  readonly replica?: number;
}

/** The objects of one iteration as they would be sent, as a YAML text with comments. */
export interface Preview {
  /** The URI of the config. */
  readonly config: string;
  readonly text: string;
  readonly links: readonly PreviewLink[];
  /** False when the config cannot be read: then there is nothing to choose. */
  readonly readable: boolean;
  readonly choice: Required<PreviewChoice>;
  /** How far each choice goes: the names of jobs and objects, and how many iterations and replicas there are. */
  readonly jobs: readonly string[];
  readonly objects: readonly string[];
  readonly iterations: number;
  readonly replicas: number;
}

/** Renders what the choice says, for a config or for a template that one names; `undefined` for other texts. */
export function preview(document: OpenDocument, around: Around, choice: PreviewChoice = {}): Preview | undefined {
  if (isConfigText(document.uri, document.file))
    return previewOf({ ...document, name: nameOf(document.uri) }, around, choice);
  const use = templateUses(around)[0];
  if (!use) return undefined;
  const [, job = 0, , object = null] = use.object?.path ?? [];
  return previewOf(use.config, use.config.around, {
    job: Number(job),
    object: object === null ? null : Number(object),
    ...choice,
  });
}

const nameOf = (uri: string): string => decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));

type ConfigFile = Pick<OpenDocument, 'uri' | 'file'> & { readonly name: string };

function previewOf(config: ConfigFile, around: Around, choice: PreviewChoice): Preview {
  const sample = sampleConfig(config.file, around, config.name);
  const job = sample?.config.jobs[clamped(choice.job, sample.config.jobs.length)];
  return sample && job ? previewOfJob(config, around, sample, choice) : unreadable(config, around, choice);
}

/** From 0 to below `count`. */
const clamped = (wanted: number | null | undefined, count: number): number =>
  Math.max(0, Math.min(Math.trunc(wanted ?? 0), count - 1));

function previewOfJob(config: ConfigFile, around: Around, sample: SampleConfig, wanted: PreviewChoice): Preview {
  const { jobs } = sample.config;
  const at = clamped(wanted.job, jobs.length);
  const job = jobs[at] as JobConfig;
  const object =
    wanted.object === undefined || wanted.object === null || wanted.object >= job.objects.length
      ? null
      : clamped(wanted.object, job.objects.length);
  const shown = object === null ? job.objects : job.objects.slice(object, object + 1);
  const iterations = job.jobType === 'delete' ? 1 : Math.max(1, job.jobIterations);
  const replicas = job.jobType === 'create' ? Math.max(1, ...shown.map(one => one.replicas)) : 1;
  const iteration = clamped(wanted.iteration, iterations);
  const replica = clamped((wanted.replica ?? 1) - 1, replicas) + 1;
  const to = page();
  writeHead(to, job, { iteration, iterations, replica, replicas }, sample);
  if (sample.refused) writeErrors(to, config, around);
  for (const one of shown) writeEntry(to, { config: sample.config, job, object: one, around }, { iteration, replica });
  return {
    ...{ config: config.uri, text: `${to.lines.join('\n')}\n`, links: to.links, readable: true },
    choice: { job: at, object, iteration, replica },
    jobs: jobs.map(({ name, jobType }) => `${name} (${jobType})`),
    objects: job.objects.map(entryName),
    ...{ iterations, replicas },
  };
}

function entryName({ objectTemplate, kind }: ObjectConfig, index: number): string {
  return objectTemplate ?? kind ?? `objects[${index}]`;
}

interface Counts {
  readonly iteration: number;
  readonly iterations: number;
  readonly replica: number;
  readonly replicas: number;
}

function writeHead(to: Page, job: JobConfig, counts: Counts, { standIns }: SampleConfig): void {
  const { iteration, iterations, replica, replicas } = counts;
  const namespace = job.jobType === 'create' ? namespaceOf(job, iteration) : undefined;
  const title = l10n.t`Job ${job.name} (${job.jobType})`;
  to.say(namespace === undefined ? title : `${title} → ${l10n.t`namespace ${namespace}`}`);
  const replicaText = job.jobType === 'create' ? ` · ${l10n.t`replica ${replica} of 1–${replicas}`}` : '';
  to.say(l10n.t`iteration ${iteration} of 0–${iterations - 1}` + replicaText);
  const names = Object.entries(standIns).map(([name, value]) => `${name} = ${textOf(value)}`);
  if (names.length > 0) to.say(l10n.t`In place of values that only a run knows: ${names.join(', ')}`);
}

function writeEntry(
  to: Page,
  entry: {
    readonly config: BurnerConfig;
    readonly job: JobConfig;
    readonly object: ObjectConfig;
    readonly around: Around;
  },
  { iteration, replica }: { readonly iteration: number; readonly replica: number },
): void {
  const { job, object } = entry;
  if (job.jobType === 'create') {
    if (object.replicas < 1)
      return to.say(l10n.t`${object.objectTemplate ?? ''}: not made, replicas is ${object.replicas}`);
    return writeObject(to, entry, { iteration, replica: Math.min(replica, object.replicas) });
  }
  const labels = Object.entries(object.labelSelector ?? {}).map(([key, value]) => `${key}=${value}`);
  const meant = `${object.kind ?? '?'} (${object.apiVersion}) · ${labels.length > 0 ? labels.join(', ') : l10n.t`no label selector`}`;
  to.lines.push('---');
  to.say(`${job.jobType}: ${meant}`);
  if (job.jobType === 'patch') writeObject(to, entry, { iteration, replica: 0 });
}

/** Why the config cannot be read, with the places. */
function unreadable({ uri, file, name }: ConfigFile, around: Around, choice: PreviewChoice): Preview {
  const to = page();
  to.say(l10n.t`${name} cannot be read:`);
  writeErrors(to, { uri, file, name }, around);
  if (to.links.length === 0) to.say(l10n.t`It has no jobs yet.`);
  const { job = 0, object = null, iteration = 0, replica = 1 } = choice;
  return {
    ...{ config: uri, text: `${to.lines.join('\n')}\n`, links: to.links, readable: false },
    choice: { job, object, iteration, replica },
    ...{ jobs: [], objects: [], iterations: 1, replicas: 1 },
  };
}

/** What kube-burner refuses; errors of templates are shown where their objects would be. */
function writeErrors(to: Page, { uri, file, name }: ConfigFile, around: Around): void {
  const { findings } = readBurnerConfig(file.text, { files: around, name });
  for (const { span, message } of findings.filter(({ severity }) => severity === 'error')) {
    const position = file.position(span.start);
    to.say(`${name}:${position.line + 1}:${position.character + 1}: ${message}`, { uri, position, problem: message });
  }
}
