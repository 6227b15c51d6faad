import type { ListedObject } from '../../../cluster/list';
import { asList, asRecord, type PlainRecord } from '../../../kubernetes/object';

const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';
const noise = [
  'managedFields',
  'resourceVersion',
  'uid',
  'generation',
  'creationTimestamp',
  'selfLink',
  'ownerReferences',
];

/** Whether a Job or Pod has done its work. */
export function isFinished({ kind, status }: ListedObject): boolean {
  const fields = asRecord(status);
  if (kind === 'Pod') return fields['phase'] === 'Succeeded' || fields['phase'] === 'Failed';
  if (kind !== 'Job') return false;
  return asList(fields['conditions'])
    .map(asRecord)
    .some(({ type, status: is }) => (type === 'Complete' || type === 'Failed') && is === 'True');
}

/** The object as somebody could have written it: without status and what server, scheduler and autoscalers filled in. */
export function asWritten(object: ListedObject, isAutoscaled: boolean): PlainRecord {
  const { apiVersion, kind, metadata, spec, ...rest } = object;
  const written = withoutKeys(asRecord(spec), kind === 'Pod' ? ['nodeName'] : isAutoscaled ? ['replicas'] : []);
  return {
    ...{ apiVersion, kind, metadata: metadataAsWritten(asRecord(metadata)) },
    ...withoutKeys(rest, ['status']),
    ...(spec === undefined ? {} : { spec: written }),
  };
}

function metadataAsWritten(metadata: PlainRecord): PlainRecord {
  const kept = withoutKeys(metadata, noise);
  const annotations = withoutKeys(asRecord(metadata['annotations']), [lastApplied]);
  return Object.keys(annotations).length > 0 ? { ...kept, annotations } : withoutKeys(kept, ['annotations']);
}

function withoutKeys(record: PlainRecord, keys: readonly string[]): PlainRecord {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

/** Whether an autoscaler among `objects` sets the replicas of an object: `namespace/Kind/name` of each that has one. */
export function autoscaledOf(objects: readonly ListedObject[]): ReadonlySet<string> {
  return new Set(
    objects
      .filter(({ kind }) => kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject')
      .map(({ metadata, spec }) => {
        const target = asRecord(asRecord(spec)['scaleTargetRef']);
        return `${metadata.namespace ?? ''}/${String(target['kind'] ?? 'Deployment')}/${String(target['name'])}`;
      }),
  );
}
