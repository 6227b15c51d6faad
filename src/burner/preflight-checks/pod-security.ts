import { enforcedLevel, podSecurityViolations } from '../../kubernetes/pod-security';
import type { Check, CheckInput } from './check';
import type { PlannedGroup } from './planned-load';

/** PodSecurity levels of the target namespaces against the pods of the plan. */
export const podSecurity: Check = {
  looksAt: 'namespaces',
  run(input) {
    const found = input.load.groups.flatMap(group => violationOf(input, group));
    const sentences = (direct: boolean) => [
      ...new Set(found.filter(one => one.direct === direct).map(({ sentence }) => sentence)),
    ];
    return Promise.resolve({ refusals: sentences(true), warnings: sentences(false) });
  },
};

function violationOf(input: CheckInput, { job, kind, namespace, pod }: PlannedGroup) {
  if (pod === undefined || namespace === undefined) return [];
  const level = enforcedLevel(labelsOf(input, job, namespace));
  const violations = level === undefined ? [] : podSecurityViolations(level, pod.spec);
  if (violations.length === 0) return [];
  const pods = pod.bare ? 'the pods' : `the pods of its ${kind}s`;
  const follows = pod.bare ? '' : ' They would never start.';
  const sentence = `PodSecurity "${level}" of ${place(input, namespace)} refuses ${pods} of job ${job} (${violations.join(', ')}): change the template, or take a namespace with another level.${follows}`;
  return [{ direct: pod.bare, sentence }];
}

/** Labels that the namespace has, or will have when the job makes it. */
function labelsOf({ plan, namespaces }: CheckInput, job: string, namespace: string): Readonly<Record<string, string>> {
  const planned = plan.jobs.find(({ config }) => config.name === job);
  return namespaces?.get(namespace) ?? planned?.config.namespaceLabels ?? {};
}

function place({ namespaces }: CheckInput, namespace: string): string {
  return namespaces?.has(namespace) ? `namespace ${namespace}` : "the job's namespaces (namespaceLabels)";
}
