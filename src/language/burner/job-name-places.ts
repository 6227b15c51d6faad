import { isRecord } from '../../kubernetes/object';
import type { YamlDocument } from '../../yaml/document';
import type { Path, Span } from '../../yaml/place';
import type { OpenDocument } from '../document';
import { jobLabels } from './job-labels';
import { writtenConfig } from './written-config';

/** A name of a job and every place of the config that means it, its own `name` first. */
export interface JobName {
  readonly name: string;
  readonly index: number;
  readonly paths: readonly Path[];
}

/** The job whose name stands at `offset`: as its name, or as a label by which another job means it. */
export function jobNameAt({ file }: OpenDocument, offset: number): (JobName & { readonly span: Span }) | undefined {
  const config = writtenConfig(file);
  const at = config?.document.pathAt(offset);
  if (!config || at?.on !== 'value') return undefined;
  const span = config.document.valueSpan(at.path);
  const key = JSON.stringify(at.path);
  const found = jobNames(file).find(({ paths }) => paths.some(path => JSON.stringify(path) === key));
  return found && span && { ...found, span };
}

/** Every job that has a name of its own, with the places that mean it. */
export function jobNames(file: OpenDocument['file']): readonly JobName[] {
  const config = writtenConfig(file);
  if (!config) return [];
  const labels = labelPaths(config.document.value, []);
  return config.jobs.flatMap(({ name, index, path }) => {
    if (name === undefined || name === '' || isTemplatedAt(config.document, [...path, 'name'])) return [];
    const meant = labels.filter(label => label.value === name).map(label => label.path);
    return [{ name, index, paths: [[...path, 'name'], ...meant] }];
  });
}

function isTemplatedAt(document: YamlDocument, path: Path): boolean {
  return document.templated(path);
}

/** Where the config writes a label whose value is the name of a job. */
function labelPaths(value: unknown, path: Path): readonly { readonly path: Path; readonly value: unknown }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => labelPaths(item, [...path, index]));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, key];
    return jobLabels.includes(key) ? [{ path: at, value: inner }] : labelPaths(inner, at);
  });
}
