import type { JobConfig, ObjectConfig } from './config';
import { rangeOf, type NamespaceRange } from './namespace-range';

/** The namespace of one iteration (from 0), as kube-burner names it; `undefined` when the job has none. */
export function namespaceOf(job: JobConfig, iteration: number): string | undefined {
  if (job.namespace === '') return undefined;
  const base = namespaceBase(job);
  return job.namespacedIterations ? `${base}-${Math.floor(iteration / job.iterationsPerNamespace)}` : base;
}

/** kube-burner cuts names that leave no room for the number. */
const namespaceBase = ({ namespace }: JobConfig): string =>
  namespace.length > 62 ? namespace.slice(0, 57) : namespace;

/** Whether a job makes the namespace `name`; asks no iteration one by one, for there may be billions. */
export function makesNamespace(job: JobConfig, name: string): boolean {
  if (job.jobIterations < 1) return false;
  if (!job.namespacedIterations) return namespaceOf(job, 0) === name;
  const number = Number(/-(\d{1,15})$/.exec(name)?.[1] ?? NaN);
  const first = number * job.iterationsPerNamespace;
  return first < job.jobIterations && namespaceOf(job, first) === name;
}

/** Every namespace that a job makes, in order: one range, however many there are. */
export function iterationNamespaces(job: JobConfig): readonly NamespaceRange[] {
  if (job.namespace === '' || job.jobIterations < 1) return [];
  const base = namespaceBase(job);
  if (!job.namespacedIterations) return [rangeOf(base)];
  const last = Math.floor((job.jobIterations - 1) / job.iterationsPerNamespace);
  return [{ base, numbers: { first: 0, last } }];
}

/** Whether an object is made in this iteration. */
export function isMadeIn(object: ObjectConfig, iteration: number): boolean {
  return object.runOnce ? iteration === 0 : iteration % object.repeatEveryNIterations === 0;
}

/** In how many iterations it is made. */
export function timesMade(object: ObjectConfig, iterations: number): number {
  return object.runOnce ? Math.min(1, iterations) : Math.ceil(iterations / object.repeatEveryNIterations);
}
