import { asRecord, isRecord, stringsOf } from '../../kubernetes/object';
import type { PodTemplate } from '../containers';
import type { LintObject } from '../rule';
import { meetsAll, plainRequirementsOf } from './selects';

/**
 * The labels by which a workload tells its own pods from others: those of its selector when its pods carry them, else
 * all that its pods carry. `undefined` when it has none that are plain text.
 */
export function ownLabels(target: LintObject, { labels }: PodTemplate): Readonly<Record<string, string>> | undefined {
  const selector = asRecord(asRecord(target.object['spec'])['selector']);
  const wanted = isRecord(selector['matchLabels']) ? selector['matchLabels'] : selector;
  const isUsable = Object.keys(wanted).length > 0 && meetsAll(plainRequirementsOf(wanted), labels) === true;
  const own = stringsOf(isUsable ? wanted : labels);
  return Object.keys(own).length > 0 ? own : undefined;
}
