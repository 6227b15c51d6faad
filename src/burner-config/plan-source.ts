import type { BurnerConfig, JobConfig } from './config';
import { jsonOf } from './json-of';
import { parseAll, renderOne } from './object-rendering';
import type { ObjectTemplate, RenderPlace, TemplateSource } from './object-template';
import { PlanError } from './unsupported';

export interface PlanSource extends TemplateSource {
  /** SHA-256 in hex over the pieces, one after another. */
  readonly digest: (pieces: Iterable<string>) => string;
  /** The config as it reads with the stand-ins below, when it names the run itself. */
  readonly standIn?: BurnerConfig;
  readonly oneNamespace?: string;
}

/** Names and clock for the digest, which must be the same for every run of a plan. */
export const STAND_INS = {
  uuid: '00000000-0000-4000-8000-000000000000',
  runId: '00000000-000000-0000',
  now: Date.UTC(2026, 0, 1),
} as const;

/** The text of a rendering as the digest takes it. */
export type DigestText = (template: ObjectTemplate, place: RenderPlace, text: string) => string;

/** Renders with stand-ins what follows the run's own names or clock; everything else is the text that it is. */
export function digestTexts(
  config: BurnerConfig,
  index: number,
  templates: readonly ObjectTemplate[],
  source: PlanSource,
): DigestText {
  const { standIn = config } = source;
  const job = standIn.jobs[index];
  const isOther = job === undefined || textsOf(job) !== textsOf(config.jobs[index]);
  if (!isOther && !templates.some(({ isOfRun }) => isOfRun)) return (_template, _place, text) => text;
  const others = job === undefined ? [] : parseAll(standIn, index, job, { ...source, ...STAND_INS });
  return (template, place, text) => {
    const other = others[template.objectIndex];
    return other !== undefined && (isOther || template.isOfRun) ? standInText(other, place) : text;
  };
}

/** What of a job decides the texts. */
const textsOf = (job: JobConfig | undefined) => jsonOf({ name: job?.name, objects: job?.objects });

/** That the stand-ins break a template is its own matter: with the run's names it was rendered. */
function standInText(template: ObjectTemplate, place: RenderPlace): string {
  try {
    return renderOne(template, place);
  } catch (error) {
    if (error instanceof PlanError) return error.message;
    throw error;
  }
}
