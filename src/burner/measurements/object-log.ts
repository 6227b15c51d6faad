import type { WatchEvent } from '../../cluster/connection';
import { follow, type Followed, type WatchedIdentity } from './followed';

/** Objects of one kind that appear from now on, as their watch shows them. */
export interface ObjectLog<Object extends Followed> {
  readonly onEvent: (event: WatchEvent) => void;
  readonly objects: ReadonlyMap<string, Object>;
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
}

/** How a log follows its objects. `Seen` is the object as the API server sends it. */
export interface Following<Seen extends WatchedIdentity, Object extends Followed> {
  readonly stages: number;
  readonly owns: (labels: Readonly<Record<string, string>>) => boolean;
  /** What is kept of an object besides its times. */
  readonly begin: (followed: Followed, seen: Seen, arrivedAt: number) => Object;
  readonly advance: (object: Object, seen: Seen, arrivedAt: number) => void;
}

/** An empty log; objects that were there before it are left out. */
export function objectLog<Seen extends WatchedIdentity, Object extends Followed>(
  following: Following<Seen, Object>,
): ObjectLog<Object> {
  const objects = new Map<string, Object>();
  const gaps: { from: number; to: number }[] = [];
  const onEvent = (event: WatchEvent): void => {
    if (event.type === 'GAP') gaps.push({ from: event.from, to: event.to });
    if (event.type !== 'ADDED' && event.type !== 'MODIFIED') return;
    const seen = event.object as Seen;
    const uid = seen.metadata?.uid;
    if (uid === undefined || !following.owns(seen.metadata?.labels ?? {})) return;
    let object = objects.get(uid);
    if (object === undefined && event.type !== 'ADDED') return;
    object ??= following.begin(follow(seen, event.arrivedAt, following.stages), seen, event.arrivedAt);
    objects.set(uid, object);
    following.advance(object, seen, event.arrivedAt);
  };
  return { onEvent, objects, gaps };
}

/** Marks the pod that serviceLatency makes: it belongs to no job. */
export const CHECKER_LABEL = 'headroom.dev/checker';

/** Tells what one job brings about by kube-burner's label (pods of Jobs have none); what a patch brings about carries that of an earlier job. */
export function ownedBy(job: { readonly type: string; readonly config: { readonly name: string } }) {
  const { name } = job.config;
  return (labels: Readonly<Record<string, string>>): boolean =>
    labels[CHECKER_LABEL] === undefined && (job.type === 'patch' || (labels['kube-burner.io/job'] ?? name) === name);
}
