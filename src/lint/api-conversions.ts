import { asList, asRecord, isRecord, type PlainRecord } from '../kubernetes/object';
import type { Path } from '../yaml/place';
import { isTemplated } from '../yaml/templated';
import { ingressChanges } from './api-conversions/ingress';
import { resourceMetrics } from './api-conversions/resource-metrics';
import { sharesChanges } from './api-conversions/shares';
import { workloadChanges } from './api-conversions/workload';
import type { Conversion } from './removed-apis';
import type { Change, LintObject } from './rule';

/** The changes beside that of the version. Safe when nothing is lost and no default turns out otherwise. */
export interface Converted {
  readonly changes: readonly Change[];
  readonly safe: boolean;
}

/** What has to change in an object besides its version; `undefined` when a rule cannot do it. */
export function convert(conversion: Conversion, target: LintObject): Converted | undefined {
  const spec = asRecord(target.object['spec']);
  const at = [...target.path, 'spec'];
  if (isTemplated(target.object['spec'])) return undefined;
  switch (conversion) {
    case 'shares':
      return { changes: sharesChanges(target), safe: true };
    case 'ingress':
      return ingressChanges(spec, at);
    case 'workload':
      return workloadChanges(target, false);
    case 'workload-defaults':
      return workloadChanges(target, true);
    case 'disruption-budget':
      return { changes: [], safe: !selectsAnew(spec) };
    case 'endpoint-slice':
      return asList(target.object['endpoints']).some(one => 'topology' in asRecord(one)) ? undefined : unchanged;
    case 'access-review':
      return { changes: renameGroup(spec, at), safe: true };
    case 'resource-metrics':
      return resourceMetrics(spec, at);
  }
}

const unchanged: Converted = { changes: [], safe: true };

/** An empty selector selected nothing in policy/v1beta1, and selects everything in v1. */
function selectsAnew({ selector }: PlainRecord): boolean {
  return isTemplated(selector) || (isRecord(selector) && Object.keys(selector).length === 0);
}

function renameGroup(spec: PlainRecord, at: Path): readonly Change[] {
  return 'group' in spec ? [{ op: 'rename', path: [...at, 'group'], key: 'groups' }] : [];
}
