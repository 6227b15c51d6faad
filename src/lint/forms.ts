import type { PlainRecord } from '../kubernetes/object';
import { isRecord } from '../kubernetes/object';
import type { Path } from '../yaml/place';
import { ciliumValuesIn } from './cilium/values';

/** What a document of a file, or a part of it, is to the linter. */
export type Form = 'object' | 'helm-chart' | 'cilium-values';

/** Something that rules look at and that is no object for the API server by itself. */
export interface FormPart {
  readonly form: Exclude<Form, 'object'>;
  readonly object: PlainRecord;
  /** In its document; it may end at a text of YAML, in which the paths of findings go on. */
  readonly path: Path;
}

/** The parts of one document that are no objects: a Chart.yaml, values of Cilium, also those inside a HelmRelease. */
export function formsIn(value: unknown): readonly FormPart[] {
  if (!isRecord(value)) return [];
  if (isHelmChart(value)) return [{ form: 'helm-chart', object: value, path: [] }];
  return ciliumValuesIn(value).map(part => ({ form: 'cilium-values', ...part }));
}

/** A Chart.yaml: `apiVersion` v1 or v2 with name and version, which no kind of Kubernetes has at its top. */
function isHelmChart(value: PlainRecord): boolean {
  const { apiVersion, name, kind } = value;
  return (
    (apiVersion === 'v1' || apiVersion === 'v2') && typeof name === 'string' && 'version' in value && kind === undefined
  );
}
