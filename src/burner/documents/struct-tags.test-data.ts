import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The JSON names of one kind of document: those that are always there, and those that an empty value leaves out. */
export interface DocumentFields {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/** Where kube-burner defines its documents: file and struct. */
const structs = {
  podLatencyMeasurement: ['pkg/measurements/pod_latency.go', 'podMetric'],
  jobLatencyMeasurement: ['pkg/measurements/job_latency.go', 'jobMetric'],
  pvcLatencyMeasurement: ['pkg/measurements/pvc_latency.go', 'pvcMetric'],
  nodeLatencyMeasurement: ['pkg/measurements/node_latency.go', 'NodeMetric'],
  svcLatencyMeasurement: ['pkg/measurements/service_latency.go', 'svcMetric'],
  quantiles: ['pkg/measurements/metrics/metrics.go', 'LatencyQuantiles'],
  jobSummary: ['pkg/burner/metadata.go', 'JobSummary'],
  jobConfig: ['pkg/config/types.go', 'Job'],
  churnConfig: ['pkg/config/types.go', 'ChurnConfig'],
} as const;
export type DocumentKind = keyof typeof structs;

const fieldsFile = path.join(import.meta.dirname, '../../../test/vectors/kube-burner-documents/fields.json');

/** The fields as they are committed. */
export const committedFields = (): Record<DocumentKind, DocumentFields> =>
  JSON.parse(readFileSync(fieldsFile, 'utf8')) as Record<DocumentKind, DocumentFields>;

/** The fields as the struct tags of a checkout of kube-burner have them. */
export function fieldsOfSources(folder: string): Record<DocumentKind, DocumentFields> {
  const entries = Object.entries(structs).map(([kind, [file, name]]) => {
    const source = readFileSync(path.join(folder, file), 'utf8');
    return [kind, fieldsOfStruct(source, name)] as const;
  });
  return Object.fromEntries(entries) as Record<DocumentKind, DocumentFields>;
}

export { fieldsFile };

function fieldsOfStruct(source: string, name: string): DocumentFields {
  const [, body] = new RegExp(`^type ${name} struct \\{\\n(.*?)^\\}`, 'ms').exec(source) ?? [];
  if (body === undefined) throw new Error(`kube-burner has no struct ${name} any more.`);
  const tags = [...body.matchAll(/json:"([^"]+)"/g)].map(([, tag = '']) => tag.split(','));
  const named = tags.filter(([field]) => field !== '-');
  const of = (empty: boolean): string[] =>
    named.filter(([, ...options]) => options.includes('omitempty') === empty).map(([field = '']) => field);
  return { required: of(false).sort(), optional: of(true).sort() };
}
