import type { Path } from '../../yaml/place';
import type { Around, NearConfig } from './around';
import type { Location } from './location';
import { writtenConfig, type WrittenJob, type WrittenObject } from './written-config';

/** A place in a config that names a template file. */
export interface TemplateUse {
  readonly config: NearConfig;
  readonly job?: WrittenJob;
  /** None when it is one of the function templates. */
  readonly object?: WrittenObject;
  readonly path: Path;
}

/** Where the configs around name this file. */
export function templateUses(around: Around): readonly TemplateUse[] {
  return around.configs().flatMap(config => {
    const written = writtenConfig(config.file);
    if (!written) return [];
    const objects = written.jobs.flatMap(job =>
      job.objects
        .filter(({ template }) => template !== undefined && config.means(template))
        .map(object => ({ config, job, object, path: [...object.path, 'objectTemplate'] })),
    );
    const functions = written.functionTemplates.filter(({ name }) => config.means(name));
    return [...objects, ...functions.map(({ path }) => ({ config, path }))];
  });
}

/** The place of a use, to go to. */
export function locationOf({ config, path }: TemplateUse): Location {
  const span = writtenConfig(config.file)?.document.valueSpan(path) ?? { start: 0, end: 0 };
  return { uri: config.uri, range: config.file.range(span) };
}
