import type { WatchEvent } from '../../cluster/connection';
import { follow, reach, type Followed, type WatchedIdentity } from './followed';

/** A PersistentVolumeClaim as the API server sends it: what its latencies are computed from. */
export interface WatchedClaim extends WatchedIdentity {
  readonly spec?: {
    readonly storageClassName?: string;
    readonly resources?: { readonly requests?: { readonly storage?: string } };
  };
  readonly status?: { readonly phase?: string; readonly capacity?: { readonly storage?: string } };
}

/** kube-burner's quantile names. */
export const claimStages = ['Pending', 'Bound', 'Lost', 'Resize'] as const;

/** A claim on its way. `told` is kube-burner's reading: the moments of updates that showed a phase, epoch ms, NaN without one. */
export interface FollowedClaim extends Followed {
  readonly size: string;
  readonly storageClass: string;
  readonly told: number[];
  resizeStartedAt: number;
  resizedTo?: string;
  /** It was there before the job: only a resize counts. */
  readonly old: boolean;
}

const RESIZE = claimStages.indexOf('Resize');

/** The claims of one job. */
export interface ClaimLog {
  readonly onEvent: (event: WatchEvent) => void;
  /** Claims of earlier jobs, whose resize is measured. */
  readonly know: (claims: readonly WatchedClaim[], at: number) => void;
  readonly claims: () => readonly FollowedClaim[];
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
}

/** An empty log of claims. */
export function claimLog(owns: (labels: Readonly<Record<string, string>>) => boolean): ClaimLog {
  const all = new Map<string, FollowedClaim>();
  const gaps: { from: number; to: number }[] = [];
  const onEvent = (event: WatchEvent): void => {
    if (event.type === 'GAP') gaps.push({ from: event.from, to: event.to });
    if (event.type !== 'ADDED' && event.type !== 'MODIFIED') return;
    const seen = event.object as WatchedClaim;
    const uid = seen.metadata?.uid;
    if (uid === undefined) return;
    const known = all.get(uid);
    if (known !== undefined) advance(known, seen, event.arrivedAt);
    else if (event.type === 'ADDED' && owns(seen.metadata?.labels ?? {})) {
      const claim = begin(seen, event.arrivedAt, false);
      all.set(uid, claim);
      phase(claim, seen, event.arrivedAt);
    }
  };
  return {
    onEvent,
    know: (claims, at) => claims.forEach(one => one.metadata?.uid && all.set(one.metadata.uid, begin(one, at, true))),
    claims: () => [...all.values()].filter(({ old, resizeStartedAt }) => !old || !Number.isNaN(resizeStartedAt)),
    gaps,
  };
}

function begin(seen: WatchedClaim, at: number, old: boolean): FollowedClaim {
  return {
    ...follow(seen, at, claimStages.length),
    size: requested(seen),
    storageClass: seen.spec?.storageClassName ?? 'unknown',
    told: Array<number>(claimStages.length).fill(NaN),
    resizeStartedAt: NaN,
    old,
  };
}

/** kube-burner looks at updates alone (pvc_latency.go, handleUpdatePVC), and at phases only before a resize. */
function advance(claim: FollowedClaim, seen: WatchedClaim, arrivedAt: number): void {
  const size = requested(seen);
  if (size === claim.size) {
    const stage = phase(claim, seen, arrivedAt);
    if (stage !== undefined && Number.isNaN(claim.told[stage])) claim.told[stage] = arrivedAt;
    return;
  }
  if (Number.isNaN(claim.resizeStartedAt)) claim.resizeStartedAt = arrivedAt;
  if (seen.status?.capacity?.storage !== size || !reach(claim, RESIZE, arrivedAt)) return;
  claim.told[RESIZE] = arrivedAt;
  claim.resizedTo = size;
}

/** Notes the phase as reached; gives its stage. */
function phase(claim: FollowedClaim, { status }: WatchedClaim, arrivedAt: number): number | undefined {
  const stage = claimStages.findIndex(name => name === status?.phase);
  if (stage === -1) return undefined;
  if (!claim.old) reach(claim, stage, arrivedAt);
  return stage;
}

const requested = ({ spec }: WatchedClaim): string => spec?.resources?.requests?.storage ?? '0';
