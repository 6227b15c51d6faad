import * as l10n from '@vscode/l10n';
import type { Path } from '../../yaml/place';
import type { MeasurementConfig } from '../config';
import { nearest } from '../did-you-mean';
import type { ConfigFinding } from '../finding';
import { MEASUREMENTS } from '../schema/measurement';
import type { Check } from './check';

/** Names that kube-burner skips with a warning in its log; `none` is how people say that nothing is measured. */
export const measurements: Check = ({ config }) => [
  ...unknown(config.global.measurements, ['global', 'measurements']),
  ...config.jobs.flatMap((job, index) => unknown(job.measurements, ['jobs', index, 'measurements'])),
];

function unknown(all: readonly MeasurementConfig[], path: Path): readonly ConfigFinding[] {
  return all.flatMap(({ name }, at): readonly ConfigFinding[] => {
    if (name === 'none' || MEASUREMENTS.some(known => known === name)) return [];
    const near = nearest(name, MEASUREMENTS);
    const key = [...path, at, 'name'];
    const advice = near ? l10n.t`Did you mean ${near}?` : l10n.t`It takes ${MEASUREMENTS.join(', ')}.`;
    const message = `${l10n.t`kube-burner has no measurement ${name}: nothing is measured.`} ${advice}`;
    const fix = {
      title: l10n.t`Write ${near ?? ''}`,
      safe: false,
      changes: [{ op: 'set', path: key, value: near } as const],
    };
    return [{ rule: 'burner-value', severity: 'warning', path: key, message, fixes: near ? [fix] : [] }];
  });
}
