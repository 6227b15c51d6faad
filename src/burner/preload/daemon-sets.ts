import { imagesOf } from '../../burner-config/images';
import type { RunPlan } from '../../burner-config/plan';
import { jobLabels } from '../run-labels';

/** The job name that kube-burner gives to what loads images. */
export const PRELOAD = 'preload';

/** An image, and on which nodes it is wanted. */
export interface WantedImage {
  readonly image: string;
  readonly nodeLabels: Readonly<Record<string, string>>;
}

/** Images of all jobs that ask for it, each once for the same nodes, and the longest time that a job gives them, ms. */
export function wantedImages({ jobs }: RunPlan): {
  readonly images: readonly WantedImage[];
  readonly periodMs: number;
} {
  const asking = jobs.filter(({ type, config }) => type === 'create' && config.preLoadImages);
  const images = new Map<string, WantedImage>();
  for (const job of asking) {
    const nodeLabels = job.config.preLoadNodeLabels;
    for (const image of imagesOf(job)) images.set(`${image} ${JSON.stringify(nodeLabels)}`, { image, nodeLabels });
  }
  return { images: [...images.values()], periodMs: Math.max(0, ...asking.map(({ config }) => config.preLoadPeriod)) };
}

/**
 * The DaemonSet that has every node pull one image. Its container is meant to fail: no image has that program, and the
 * pull comes before it is looked for. An image that is there already is taken as it is, where kube-burner always asks the registry.
 */
export function daemonSet(runId: string, at: number, { image, nodeLabels }: WantedImage): object {
  const own = { 'headroom.dev/preload': String(at) };
  const labels = { ...jobLabels(runId, PRELOAD), ...own };
  const container = {
    name: 'pull',
    image,
    command: ['headroom-has-the-image-pulled'],
    imagePullPolicy: 'IfNotPresent',
  };
  const spec = { terminationGracePeriodSeconds: 0, nodeSelector: nodeLabels, containers: [container] };
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: `${PRELOAD}-${at}`, labels },
    spec: { selector: { matchLabels: own }, template: { metadata: { labels }, spec } },
  };
}
