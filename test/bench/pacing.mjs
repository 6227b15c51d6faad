// How exactly the engine keeps a rate once the first burst is out, from 5 to 1000 requests a second.
import { configMapTemplate, headroomRun, inFolder } from './headroom-run.mjs';

const seconds = 5;
const rates = [5, 20, 100, 300, 1000];
/** Creates at a rate that the cluster of one small machine takes; above it gets, which cost it less. */
const mostCreates = 300;
const paces = rates.flatMap(rate => [1, rate].map(burst => ({ rate, burst, requests: burst + rate * seconds })));
const nameOf = ({ rate, burst }) => `rate-${rate}-burst-${burst}`;

const createJob = pace => `  - name: ${nameOf(pace)}
    jobIterations: ${pace.requests}
    qps: ${pace.rate}
    burst: ${pace.burst}
    namespace: headroom-${nameOf(pace)}
    namespacedIterations: false
    preLoadImages: false
    verifyObjects: false
    objects:
      - objectTemplate: config-map.yml
`;
const fill = { rate: 1000, burst: 1000, requests: 1000 * (seconds + 1) };
const fillJob = createJob(fill).replaceAll(nameOf(fill), 'fill');
/** Gets each of the objects that are there for it once. */
const readJob = pace => `  - name: ${nameOf(pace)}
    jobType: read
    jobIterations: 1
    qps: ${pace.rate}
    burst: ${pace.burst}
    objects:
      - kind: ConfigMap
        labelSelector: { kube-burner.io/job: fill }
`;
const config = `jobs:
${fillJob}${paces.map(pace => (pace.rate > mostCreates ? readJob(pace) : createJob(pace))).join('')}`;

/** The rate that is left when the first burst is taken out: its requests left at once, with the first. */
function afterBurst({ reachedRate, sent, burst }) {
  const spanSeconds = (sent - 1) / reachedRate;
  return (sent - burst) / spanSeconds;
}

export async function pacingBench() {
  return inFolder({ 'paces.yml': config, 'config-map.yml': configMapTemplate }, async folder => {
    const { report } = await headroomRun(folder, 'paces.yml');
    return paces.map(pace => {
      const job = report.jobs.find(({ name }) => name === nameOf(pace));
      if (!(job?.sent >= pace.rate * seconds)) throw new Error(`Job ${nameOf(pace)} sent only ${job?.sent} requests.`);
      const rate = afterBurst(job);
      const what = `${job.type === 'read' ? 'gets' : 'creates'} at ${pace.rate}/s, burst ${pace.burst}`;
      return {
        name: `rate error after the first burst: ${what} (${rate.toFixed(2)}/s)`,
        figure: Math.abs(rate / pace.rate - 1) * 100,
        unit: '%',
        bound: 'at most',
        limit: 1,
      };
    });
  });
}
