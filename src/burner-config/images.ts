import { asString } from '../kubernetes/object';
import { containersOf, podSpecsOf } from '../kubernetes/pod-specs';
import type { JobPlan } from './plan';

/** Images that the pods of a job run, in order, each once: of all containers, also those of CronJobs. */
export function imagesOf(job: JobPlan): readonly string[] {
  const images = new Set<string>();
  // Every entry makes something in iteration 0.
  for (const { body } of job.objects({ iteration: 0, replica: 1 })) {
    for (const place of podSpecsOf(body)) {
      for (const { container } of containersOf(place)) {
        const image = asString(container['image']);
        if (image) images.add(image);
      }
    }
  }
  return [...images];
}
