import { asList, asRecord } from '../../kubernetes/object';
import { isTemplated } from '../../yaml/templated';
import { podTemplates } from '../containers';
import type { LintObject } from '../rule';

/** Whether pods mount a PersistentVolumeClaim, which often only one pod may at a time; a template may add one. */
export function mountsClaim(target: LintObject): boolean {
  return podTemplates(target).some(
    ({ pod: { volumes } }) =>
      isTemplated(volumes) ||
      asList(volumes).some(volume => isTemplated(volume) || 'persistentVolumeClaim' in asRecord(volume)),
  );
}
