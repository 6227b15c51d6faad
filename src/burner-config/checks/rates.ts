import { valueAt } from '../value-at';
import type { ConfigFinding } from '../finding';
import type { Check } from './check';

/** kube-burner's own rate when qps is missing or not above 0. */
const DEFAULT_QPS = 5;

/** A rate that nobody chose makes a run slow without saying why. */
export const rates: Check = ({ config, written }) =>
  config.jobs.flatMap((job, index): readonly ConfigFinding[] => {
    const path = ['jobs', index, 'qps'];
    if (valueAt(written, path) === undefined) {
      const message = `Job ${job.name} sets no qps: kube-burner then sends ${DEFAULT_QPS} requests a second.`;
      return [{ rule: 'burner-rate', severity: 'warning', path: ['jobs', index, 'name'], message }];
    }
    if (job.qps > 0) return [];
    const message = `qps must be above 0: with ${job.qps} kube-burner falls back to ${DEFAULT_QPS} requests a second.`;
    return [{ rule: 'burner-rate', severity: 'error', path, message }];
  });
