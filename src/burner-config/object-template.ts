import { burnerFunctions } from '../template/functions';
import { parseTemplate, renderParsed, type Rendered, type Template } from '../template/render';
import { seededRandom, type Random } from '../template/sprig/randomness';
import type { BurnerConfig, JobConfig, ObjectConfig } from './config';
import type { Files } from './files';
import { objectReader, type Body } from './object-facts';

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
  /** The document as written, behind as many empty lines as stand before it: lines keep their numbers. */
  readonly source: string;
  /** A rendered text as an object; a sentence when it is none. */
  readonly read: (text: string) => Body | string;
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
}

/** A template file that is not there. */
export class TemplateFileError extends Error {
  constructor(readonly file: string) {
    super(`${file}: there is no such template file.`);
    this.name = 'TemplateFileError';
  }
}

/**
 * Parses the template of one object entry; each YAML document in it is an object.
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
  let random: Random = seededRandom(source.seed);
  const functions = burnerFunctions({
    random: () => random(),
    readFile: path => source.files.read(path),
    env: source.env ?? {},
  });
  const shared = config.global.functionTemplates.map(path => parseTemplate(read(source.files, path), path, functions));
  const missingKey = job.defaultMissingKeysWithZero ? 'zero' : 'error';
  return documentsOf(text).map((document, offset) => {
    const template: Template = parseTemplate(document, file, functions, shared);
    const objectIndex = firstIndex + offset;
    const renderMapped = ({ iteration, replica }: RenderPlace) => {
      // Each object has numbers of its own, whatever was rendered before it.
      random = seededRandom(mix(source.seed, objectIndex, iteration, replica));
      const counted = Math.floor(iteration / object.repeatEveryNIterations);
      const names = { JobName: job.name, UUID: source.uuid, RunID: source.runId };
      const data = { ...names, Iteration: counted, Replica: replica, ...object.inputVars };
      return renderParsed(template, data, missingKey);
    };
    const render = (place: RenderPlace) => renderMapped(place).text;
    return { objectIndex, config: object, file, source: document, render, renderMapped, read: objectReader() };
  });
}

function read(files: Files, path: string): string {
  const text = files.read(path);
  if (text === undefined) throw new TemplateFileError(path);
  return text;
}

/** The documents of a template, each with empty lines before it so that its lines keep their numbers. */
function documentsOf(text: string): readonly string[] {
  const documents: string[] = [];
  let lines: string[] = [];
  const finish = (before: number) => {
    const body = lines.join('\n');
    if (lines.some(line => /^\s*[^#\s]/.test(line))) documents.push('\n'.repeat(before) + body);
  };
  const all = text.split('\n');
  let start = 0;
  for (const [index, line] of all.entries()) {
    if (!/^---(\s|$)/.test(line)) {
      lines.push(line);
      continue;
    }
    finish(start);
    lines = [];
    start = index + 1;
  }
  finish(start);
  return documents;
}

const mix = (...parts: readonly number[]) =>
  parts.reduce((hash, part) => Math.imul(hash ^ part, 0x9e3779b1) >>> 0, 0x811c9dc5);
