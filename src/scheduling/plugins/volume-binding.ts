import type { NodeInfo } from '../node-info';
import { termMatches } from '../node-selector';
import { fits, passes, type Cycle, type Filtering, type Plugin } from '../plugin';
import type { PersistentVolumeClaim } from '../storage';
import { canProvision, matchVolumes } from '../volume-matching';

const elsewhere = "node(s) didn't match PersistentVolume's node affinity";
const unbindable = "node(s) didn't find available persistent volumes to bind";
const noSpace = 'node(s) did not have enough free storage';
const gone = 'node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)';

/** Whether the pod's claims can have their volumes on a node. */
export const volumeBinding: Plugin = { name: 'VolumeBinding', filter };

function filter({ pod, state }: Cycle): Filtering {
  if (pod.volumes.claims.length === 0) return passes;
  const claims: PersistentVolumeClaim[] = [];
  for (const { name, ephemeral } of pod.volumes.claims) {
    const claim = state.claims.get(`${pod.class.namespace}/${name}`);
    const rejected = unusable(name, ephemeral, claim);
    if (rejected !== undefined) return { rejected };
    if (claim) claims.push(claim);
  }
  const bound = claims.filter(claim => claim.bound);
  const waiting = claims.filter(claim => !claim.bound);
  const waits = ({ volumeName, className }: PersistentVolumeClaim): boolean =>
    volumeName === '' && state.storageClasses.get(className)?.waits === true;
  if (!waiting.every(waits)) return { rejected: 'pod has unbound immediate PersistentVolumeClaims' };
  return { filter: node => reasonsOn(node, bound, waiting, { pod, state }) };
}

function unusable(name: string, ephemeral: boolean, claim: PersistentVolumeClaim | undefined): string | undefined {
  if (!claim && ephemeral) {
    return `waiting for ephemeral volume controller to create the persistentvolumeclaim "${name}"`;
  }
  if (!claim) return `persistentvolumeclaim "${name}" not found`;
  if (claim.lost) return `persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${claim.volumeName}"`;
  return claim.terminating ? `persistentvolumeclaim "${name}" is being deleted` : undefined;
}

function reasonsOn(
  node: NodeInfo,
  bound: readonly PersistentVolumeClaim[],
  waiting: readonly PersistentVolumeClaim[],
  { pod, state }: Pick<Cycle, 'pod' | 'state'>,
): readonly string[] {
  const reasons: string[] = [];
  for (const { volumeName } of bound) {
    const volume = state.volumes.get(volumeName);
    if (volume && (volume.nodeTerms?.some(term => termMatches(term, node)) ?? true)) continue;
    reasons.push(volume ? elsewhere : gone);
    break;
  }
  if (waiting.some(({ selectedNode }) => selectedNode !== undefined && selectedNode !== node.name)) {
    return [...reasons, unbindable];
  }
  const chosen = waiting.filter(({ selectedNode }) => selectedNode !== undefined);
  const { unmatched } = matchVolumes(
    waiting.filter(claim => !chosen.includes(claim)),
    pod.class.namespace,
    node,
    state,
  );
  const provision = canProvision([...chosen, ...unmatched], node, state);
  if (provision === 'no') reasons.push(unbindable);
  if (provision === 'no space') reasons.push(noSpace);
  return reasons.length === 0 ? fits : reasons;
}
