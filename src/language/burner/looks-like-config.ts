import { isBurnerConfig } from '../../burner-config/shape';
import { keysAt } from '../../burner-config/schema/schema-at';
import { isRecord, type PlainRecord } from '../../kubernetes/object';

/** Whether a value may become a kube-burner config: it has nothing that one cannot have, and `jobs` is begun. */
export function looksLikeConfig(root: unknown): boolean {
  if (isBurnerConfig(root)) return true;
  if (!isRecord(root) || !('jobs' in root) || !holdsOnly(root, keysAt([]))) return false;
  const { jobs } = root;
  if (jobs === null) return 'global' in root || 'metricsEndpoints' in root;
  // One key stands where a list is to begin: it is being typed.
  if (isRecord(jobs)) return Object.keys(jobs).length === 1 && holdsOnly(jobs, []);
  return Array.isArray(jobs) && jobs.every(job => !isRecord(job) || holdsOnly(job, keysAt(['jobs', 0])));
}

/** Nothing but these keys; one that has no value yet may be half typed. */
function holdsOnly(value: PlainRecord, keys: readonly string[]): boolean {
  return Object.entries(value).every(([key, inner]) => inner === null || keys.includes(key));
}
