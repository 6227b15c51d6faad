import type { JobConfig, ObjectConfig } from './config';

/** The namespace of one iteration (from 0), as kube-burner names it; `undefined` when the job has none. */
export function namespaceOf(job: JobConfig, iteration: number): string | undefined {
  if (job.namespace === '') return undefined;
  // kube-burner cuts names that leave no room for the number.
  const base = job.namespace.length > 62 ? job.namespace.slice(0, 57) : job.namespace;
  return job.namespacedIterations ? `${base}-${Math.floor(iteration / job.iterationsPerNamespace)}` : base;
}

/** Whether a job makes the namespace `name`; asks no iteration one by one, for there may be billions. */
export function makesNamespace(job: JobConfig, name: string): boolean {
  if (job.jobIterations < 1) return false;
  if (!job.namespacedIterations) return namespaceOf(job, 0) === name;
  const number = Number(/-(\d{1,15})$/.exec(name)?.[1] ?? NaN);
  const first = number * job.iterationsPerNamespace;
  return first < job.jobIterations && namespaceOf(job, first) === name;
}

/** Every namespace that a job makes, in order. */
export function iterationNamespaces(job: JobConfig): readonly string[] {
  const names = new Set<string>();
  const step = job.namespacedIterations ? job.iterationsPerNamespace : job.jobIterations;
  for (let iteration = 0; iteration < job.jobIterations; iteration += Math.max(1, step)) {
    const name = namespaceOf(job, iteration);
    if (name !== undefined) names.add(name);
  }
  return [...names];
}

/** Whether an object is made in this iteration. */
export function isMadeIn(object: ObjectConfig, iteration: number): boolean {
  return object.runOnce ? iteration === 0 : iteration % object.repeatEveryNIterations === 0;
}

/** In how many iterations it is made. */
export function timesMade(object: ObjectConfig, iterations: number): number {
  return object.runOnce ? Math.min(1, iterations) : Math.ceil(iterations / object.repeatEveryNIterations);
}
