import { ClusterError } from '../../cluster/cluster-error';
import { admission } from './admission';
import { clusterHealth } from './cluster-health';
import type { Check, CheckInput, CheckResult } from './check';
import { nodeRoom } from './node-room';
import { podSecurity } from './pod-security';
import { quota } from './quota';
import { targetNamespaces } from './target-namespaces';

const checks: readonly Check[] = [targetNamespaces, clusterHealth, podSecurity, admission, quota, nodeRoom];

/** All that the checks found, in the order of the table; what the user may not look at is one sentence. */
export async function runChecks(input: CheckInput): Promise<Required<CheckResult>> {
  const unseen: string[] = input.namespaces === undefined ? ['namespaces'] : [];
  const results = await Promise.all(
    checks.map(async ({ looksAt, run }): Promise<CheckResult> => {
      try {
        return await run(input);
      } catch (error) {
        if (!(error instanceof ClusterError) || error.kind !== 'forbidden') throw error;
        unseen.push(looksAt);
        return {};
      }
    }),
  );
  const notSeen = unseen.length === 0 ? [] : [`This user may not list ${unseen.join(', ')}: that was not checked.`];
  return {
    refusals: results.flatMap(({ refusals = [] }) => refusals),
    warnings: [...results.flatMap(({ warnings = [] }) => warnings), ...notSeen],
  };
}
