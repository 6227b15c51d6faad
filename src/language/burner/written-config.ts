import { isBurnerConfig } from '../../burner-config/shape';
import { asList, asRecord, asString } from '../../kubernetes/object';
import type { YamlDocument, YamlFile } from '../../yaml/document';
import type { Path } from '../../yaml/place';

/** An object entry of a config, as far as it is written. */
export interface WrittenObject {
  readonly path: Path;
  readonly template: string | undefined;
  readonly inputVars: Readonly<Record<string, unknown>>;
}

export interface WrittenJob {
  readonly index: number;
  readonly path: Path;
  readonly name: string | undefined;
  readonly type: string;
  readonly objects: readonly WrittenObject[];
}

/** A config as the text has it: nothing is rendered, checked or filled in, so a half-written one is known too. */
export interface WrittenConfig {
  readonly document: YamlDocument;
  readonly jobs: readonly WrittenJob[];
  readonly functionTemplates: readonly { readonly name: string; readonly path: Path }[];
}

const known = new WeakMap<YamlFile, WrittenConfig | undefined>();

/** The kube-burner config in a file; `undefined` when it is none. */
export function writtenConfig(file: YamlFile): WrittenConfig | undefined {
  if (known.has(file)) return known.get(file);
  const document = file.documents.find(({ value }) => isBurnerConfig(value));
  const config = document && readWritten(document);
  known.set(file, config);
  return config;
}

function readWritten(document: YamlDocument): WrittenConfig {
  const root = asRecord(document.value);
  return {
    document,
    jobs: asList(root['jobs']).map(jobAt),
    functionTemplates: asList(asRecord(root['global'])['functionTemplates']).flatMap((name, index) =>
      typeof name === 'string' ? [{ name, path: ['global', 'functionTemplates', index] }] : [],
    ),
  };
}

function jobAt(value: unknown, index: number): WrittenJob {
  const job = asRecord(value);
  const path = ['jobs', index];
  return {
    index,
    path,
    name: asString(job['name']),
    type: asString(job['jobType']) ?? 'create',
    objects: asList(job['objects']).map((object, at) => ({
      path: [...path, 'objects', at],
      template: asString(asRecord(object)['objectTemplate']),
      inputVars: asRecord(asRecord(object)['inputVars']),
    })),
  };
}

/** Every file that a config names as a template. */
export function namedTemplates(file: YamlFile): readonly string[] {
  const config = writtenConfig(file);
  if (!config) return [];
  const objects = config.jobs.flatMap(job => job.objects.flatMap(({ template }) => template ?? []));
  return [...objects, ...config.functionTemplates.map(({ name }) => name)];
}
