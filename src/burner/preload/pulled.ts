interface ContainerStatus {
  readonly imageID?: string;
  readonly restartCount?: number;
  readonly state?: {
    readonly running?: unknown;
    readonly terminated?: unknown;
    readonly waiting?: { readonly reason?: string };
  };
}

/** A pod, as far as pulled images show. */
export interface PullingPod {
  readonly spec?: { readonly containers?: readonly unknown[] };
  readonly status?: { readonly containerStatuses?: readonly ContainerStatus[] };
}

/** Reasons to wait that come before an image is there. */
const BEFORE_PULL = [
  '',
  'ContainerCreating',
  'PodInitializing',
  'Pulling',
  'ErrImagePull',
  'ImagePullBackOff',
  'ErrImageNeverPull',
  'InvalidImageName',
];

/** Whether all images of a pod are on its node: a container ran, or failed for another reason than its image. */
export function isPulled({ spec, status }: PullingPod): boolean {
  const statuses = status?.containerStatuses ?? [];
  return statuses.length > 0 && statuses.length === (spec?.containers?.length ?? 0) && statuses.every(hasImage);
}

function hasImage({ imageID = '', restartCount = 0, state }: ContainerStatus): boolean {
  if (imageID !== '' || restartCount > 0 || state?.running !== undefined || state?.terminated !== undefined)
    return true;
  return !BEFORE_PULL.includes(state?.waiting?.reason ?? '');
}
