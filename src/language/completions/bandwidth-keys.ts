import { bandwidthAnnotations } from '../../lint/bandwidth';
import { podTemplates } from '../../lint/containers';
import { jsonPointer } from '../../yaml/place';
import type { Completer } from './completer';

/** Bandwidth annotations, only where a network plugin reads them: on the pod. */
export const bandwidthKeys: Completer = ({ on, path, object }) => {
  if (on !== 'key' || !object) return [];
  const parent = jsonPointer(path.slice(0, -1));
  const isOfPod = podTemplates(object).some(
    ({ metadataPath }) => jsonPointer([...metadataPath, 'annotations']) === parent,
  );
  return isOfPod ? bandwidthAnnotations.map(label => ({ label, detail: 'bits a second: "10M" is 1.25 MB/s' })) : [];
};
