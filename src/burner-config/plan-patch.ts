import { parse } from 'yaml';
import * as l10n from '@vscode/l10n';
import type { BurnerConfig, JobConfig } from './config';
import { MOST_OBJECTS } from './most-objects';
import { renderOne, parseAll } from './object-rendering';
import type { ObjectTemplate } from './object-template';
import type { PlannedPatch, WantedPlace } from './plan';
import { planSelecting } from './plan-selecting';
import { digestTexts, type PlanSource } from './plan-source';
import { plannedJob, type PlannedJob } from './planned-job';
import { PlanError } from './unsupported';

/** Plans a job of type patch: every patch is rendered and read once, so that one that breaks late is found before the run. */
export function planPatch(
  config: BurnerConfig,
  index: number,
  job: JobConfig,
  earlier: readonly PlannedJob[],
  source: PlanSource,
): PlannedJob {
  const templates = parseAll(config, index, job, source);
  const isSampled = job.jobIterations * templates.length > MOST_OBJECTS;
  return plannedJob({
    ...planSelecting(job, earlier),
    isSampled,
    content: source.digest(checkedTexts(digestTexts(config, index, templates, source))),
    *patches(wanted) {
      for (const { text, template, iteration } of renderPatches(job, templates, wanted)) {
        yield plannedPatch(job.objects.indexOf(template.config), template, iteration, text);
      }
    },
  });

  function* checkedTexts(textFor: ReturnType<typeof digestTexts>): Generator<string> {
    const some = { ...job, jobIterations: Math.min(job.jobIterations, MOST_CHECKED) };
    for (const { text, template, iteration } of renderPatches(isSampled ? some : job, templates)) {
      readPatch(text, template, iteration);
      yield textFor(template, { iteration, replica: 0 }, text);
    }
  }
}

/** Of too many patches the first are looked at. */
const MOST_CHECKED = 1_000;

interface RenderedPatch {
  readonly template: ObjectTemplate;
  readonly iteration: number;
  readonly text: string;
}

/** One text an iteration and template; a patch has replica 0. */
function* renderPatches(
  job: JobConfig,
  templates: readonly ObjectTemplate[],
  { iteration: only, replica }: WantedPlace = {},
): Generator<RenderedPatch> {
  if ((replica ?? 0) > 0) return;
  const last = only === undefined ? job.jobIterations - 1 : Math.min(only, job.jobIterations - 1);
  for (let iteration = only ?? 0; iteration <= last; iteration++) {
    for (const template of templates) {
      yield { template, iteration, text: renderOne(template, { iteration, replica: 0 }) };
    }
  }
}

function plannedPatch(objectIndex: number, { config }: ObjectTemplate, iteration: number, text: string): PlannedPatch {
  const { apiVersion, kind = '', labelSelector = {}, patchType = '' } = config;
  return { ...{ objectIndex, iteration, apiVersion, kind, labelSelector, patchType }, patch: parse(text) };
}

/** @throws PlanError when the rendered text is no patch of its type */
function readPatch(text: string, { file, config }: ObjectTemplate, iteration: number): void {
  const say = (sentence: string) => new PlanError([], `${file} (iteration ${iteration}): ${sentence}`);
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw say(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
  const isList = config.patchType === 'application/json-patch+json';
  if (isList !== Array.isArray(value) || typeof value !== 'object' || value === null)
    throw say(isList ? l10n.t`a JSON patch is a list of operations.` : l10n.t`a patch of this type is a mapping.`);
}
