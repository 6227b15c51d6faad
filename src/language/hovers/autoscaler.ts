import { asRecord, asString, groupOf } from '../../kubernetes/object';
import type { HoverTarget } from './hover-target';

/** A load to reckon with: this many pods at this many times their target. */
const example = { pods: 3, times: 3.3 };

/** The target of a HorizontalPodAutoscaler: how many pods a load makes of it. */
export function explainAutoscaler({ path, target: { object } }: HoverTarget): string | undefined {
  if (object.kind !== 'HorizontalPodAutoscaler' || groupOf(object) !== 'autoscaling') return undefined;
  const last = path.findLast(step => typeof step === 'string');
  const known = [
    'target',
    'averageUtilization',
    'averageValue',
    'targetCPUUtilizationPercentage',
    'minReplicas',
    'maxReplicas',
  ];
  if (!known.includes(String(last))) return undefined;
  return [
    '**desired = ceil(current · metric ÷ target)**, every 15 s; nothing happens within ±10 %. Down only to the highest wish of the last 300 s.',
    withNumbers(path, asRecord(object['spec'])),
    'Utilisation is in percent of the **request**: without a request there is nothing to scale by.',
    '[Algorithm](https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#algorithm-details)',
  ].join('\n\n');
}

function withNumbers(path: HoverTarget['path'], spec: ReturnType<typeof asRecord>): string {
  const percent = targetPercent(path, spec);
  const least = typeof spec['minReplicas'] === 'number' ? spec['minReplicas'] : 1;
  const most = typeof spec['maxReplicas'] === 'number' ? spec['maxReplicas'] : Infinity;
  const load = Math.round(percent * example.times);
  const desired = Math.ceil((example.pods * load) / percent);
  const given = Math.min(Math.max(desired, least), most);
  const bounds = `minReplicas ${least}, maxReplicas ${Number.isFinite(most) ? most : (asString(spec['maxReplicas']) ?? 'not set')}`;
  const capped = given === desired ? '' : `, held at **${given}**`;
  return `Here: ${example.pods} pods at ${load} % of ${percent} → **${desired}**${capped} (${bounds}).`;
}

/** The target of the metric under the cursor, else of the first that has one; 80 is what Kubernetes takes when none is set. */
function targetPercent(path: HoverTarget['path'], spec: ReturnType<typeof asRecord>): number {
  const metrics = Array.isArray(spec['metrics']) ? (spec['metrics'] as readonly unknown[]) : [];
  const under = path[1] === 'metrics' ? metrics[Number(path[2])] : undefined;
  const targets = [under, ...metrics].map(metric => {
    const fields = asRecord(metric);
    return asRecord(asRecord(fields['resource'] ?? fields['containerResource'])['target'])['averageUtilization'];
  });
  const found = [...targets, spec['targetCPUUtilizationPercentage']].find(
    value => typeof value === 'number' && value > 0,
  );
  return typeof found === 'number' ? found : 80;
}
