import { isMadeIn, timesMade } from './iterations';
import type { ObjectTemplate, RenderPlace } from './object-template';
import type { JobConfig } from './config';
import type { WantedPlace } from './plan';

/** One object of a job, not yet rendered. */
export interface ObjectPlace extends RenderPlace {
  readonly template: ObjectTemplate;
  /** For how many objects it stands. */
  readonly weight: number;
}

/** How many objects one template of a job makes. */
export const objectsOf = ({ config }: ObjectTemplate, job: JobConfig): number =>
  timesMade(config, job.jobIterations) * Math.max(0, config.replicas);

/** Every object in kube-burner's order: iteration, object, replica. */
export function* everyPlace(
  job: JobConfig,
  templates: readonly ObjectTemplate[],
  { iteration: only, replica: one, group }: WantedPlace = {},
): Generator<ObjectPlace> {
  const last = only === undefined ? job.jobIterations - 1 : Math.min(only, job.jobIterations - 1);
  for (let iteration = only ?? 0; iteration <= last; iteration++) {
    for (const template of templates) {
      if (!isMadeIn(template.config, iteration)) continue;
      if (group !== undefined && (template.config.group?.id ?? 0) !== group) continue;
      const { replicas } = template.config;
      const end = one === undefined ? replicas : Math.min(one, replicas);
      for (let replica = Math.max(1, one ?? 1); replica <= end; replica++)
        yield { iteration, replica, template, weight: 1 };
    }
  }
}

const MOST_ITERATIONS = 200;

/** Some objects of each template, from the first iteration to the last, and for how many each stands. */
export function* samplePlaces(job: JobConfig, templates: readonly ObjectTemplate[]): Generator<ObjectPlace> {
  for (const template of templates) {
    const { replicas, repeatEveryNIterations } = template.config;
    const times = timesMade(template.config, job.jobIterations);
    const rounds = Math.min(times, MOST_ITERATIONS);
    const seen = replicas > 1 ? [1, replicas] : replicas === 1 ? [1] : [];
    const weight = objectsOf(template, job) / (rounds * seen.length);
    for (let round = 0; round < rounds; round++) {
      const turn = rounds === 1 ? 0 : Math.floor((round * (times - 1)) / (rounds - 1));
      for (const replica of seen) yield { iteration: turn * repeatEveryNIterations, replica, template, weight };
    }
  }
}
