import { burnerFunctions } from '../template/functions';
import * as l10n from '@vscode/l10n';
import { goValue } from '../template/go-value';
import { mayUse } from '../template/may-use';
import { parseTemplate, renderParsed, renderText, type Rendered } from '../template/render';
import { clockFunctions } from '../template/sprig/dates';
import { seededRandom, type Random } from '../template/sprig/randomness';
import type { SourceMap } from '../template/source-map';
import type { GoMap } from '../template/value';
import type { BurnerConfig, JobConfig, ObjectConfig } from './config';
import type { Files } from './files';
import { objectReader, type Body } from './object-facts';
import { filledDocuments, isFilled, withoutActions } from './template-documents';

/** One object of a create job: one YAML document of a template file. */
export interface ObjectTemplate {
  /** Counted over all documents of all templates of the job, as kube-burner counts. */
  readonly objectIndex: number;
  readonly config: ObjectConfig;
  readonly file: string;
  /** The rendered text for one iteration and replica. @throws TemplateError */
  render(place: RenderPlace): string;
  /** The same with its source map, which leads into `source`. @throws TemplateError */
  renderMapped(place: RenderPlace): Rendered;
  /** The template file as written. */
  readonly source: string;
  /** A rendered text as an object; a sentence when it is none. */
  readonly read: (text: string) => Body | string;
  /** Its text may follow the run's own names or clock, and so be another in every run. */
  readonly isOfRun: boolean;
}

/** Iteration counts from 0, replica from 1. */
export interface RenderPlace {
  readonly iteration: number;
  readonly replica: number;
}

export interface TemplateSource {
  readonly files: Files;
  readonly uuid: string;
  readonly runId: string;
  readonly seed: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What `now` tells, milliseconds since 1970; the machine's time when not given. */
  readonly now?: number;
}

const RUN_NAMES = new Set(['UUID', 'RunID']);

/** A template file that is not there, or holds nothing. */
export class TemplateFileError extends Error {
  constructor(
    readonly file: string,
    message: string,
  ) {
    super(message);
    this.name = 'TemplateFileError';
  }
}

/**
 * Parses the template of one object entry; each YAML document in it is an object. As in kube-burner the whole file is
 * one template, so that its documents may share variables, conditions and loops.
 * @throws TemplateFileError when the file is missing, TemplateError when it does not parse
 */
export function objectTemplates(
  config: BurnerConfig,
  job: JobConfig,
  object: ObjectConfig,
  source: TemplateSource,
  firstIndex: number,
): readonly ObjectTemplate[] {
  const file = object.objectTemplate ?? '';
  const text = read(source.files, file);
  if (!isFilled(text)) throw new TemplateFileError(file, l10n.t`${file}: the template file is empty.`);
  let random: Random = seededRandom(source.seed);
  const functions = burnerFunctions({
    random: () => random(),
    readFile: path => source.files.read(path),
    env: source.env ?? {},
    ...clockOf(source),
  });
  const shared = config.global.functionTemplates.map(path => parseTemplate(read(source.files, path), path, functions));
  const missingKey = job.defaultMissingKeysWithZero ? 'zero' : 'error';
  const data = templateData(job, object, source);
  const template = parseTemplate(text, file, functions, shared);
  const isOfRun = mayUse(template, RUN_NAMES, clockFunctions);
  // kube-burner counts the documents before it renders, and then takes the one of that number.
  const count = job.jobType === 'patch' ? 1 : filledDocuments(withoutActions(text)).length;
  return Array.from({ length: count }, (_, offset): ObjectTemplate => {
    const objectIndex = firstIndex + offset;
    const dataAt = ({ iteration, replica }: RenderPlace): GoMap => {
      // Each object has numbers of its own, whatever was rendered before it.
      random = seededRandom(mix(source.seed, objectIndex, iteration, replica));
      // A rhythm below 1 is a finding; what the template says is still shown.
      const rhythm = Math.max(1, object.repeatEveryNIterations);
      return data({ iteration: Math.floor(iteration / rhythm), replica });
    };
    const renderMapped = (place: RenderPlace): Rendered => {
      const whole = renderParsed(template, dataAt(place), missingKey);
      return count === 1 ? whole : documentOf(whole, offset);
    };
    const render = (place: RenderPlace): string => {
      const whole = renderText(template, dataAt(place), missingKey);
      return count === 1 ? whole : documentOf({ text: whole }, offset).text;
    };
    return { objectIndex, config: object, file, source: text, render, renderMapped, read: objectReader(), isOfRun };
  });
}

/** One document of a rendered text; empty where it has fewer. */
function documentOf<R extends { readonly text: string; readonly map?: SourceMap }>(whole: R, index: number): R {
  const { start, end } = filledDocuments(whole.text)[index] ?? { start: whole.text.length, end: whole.text.length };
  const { map } = whole;
  const moved = map && {
    source: (span: { readonly start: number; readonly end: number }) =>
      map.source({ start: span.start + start, end: span.end + start }),
  };
  return { ...whole, text: whole.text.slice(start, end), ...(moved && { map: moved }) };
}

/** Options that give the clock of a run. */
export const clockOf = ({ now }: { readonly now?: number | undefined }) =>
  now === undefined ? {} : { now: () => now };

/** What a template sees; each rendering has values of its own, since a template can change lists and maps. */
function templateData(job: JobConfig, { inputVars }: ObjectConfig, { uuid, runId }: TemplateSource) {
  const given = Object.entries(inputVars);
  return ({ iteration, replica }: RenderPlace): GoMap => {
    const data: GoMap = new Map();
    data.set('JobName', job.name).set('UUID', uuid).set('RunID', runId);
    data.set('Iteration', BigInt(iteration)).set('Replica', BigInt(replica));
    for (const [key, value] of given) data.set(key, goValue(value));
    return data;
  };
}

function read(files: Files, path: string): string {
  const text = files.read(path);
  if (text === undefined) throw new TemplateFileError(path, l10n.t`${path}: there is no such template file.`);
  return text;
}

const mix = (...parts: readonly number[]) =>
  parts.reduce((hash, part) => Math.imul(hash ^ part, 0x9e3779b1) >>> 0, 0x811c9dc5);
