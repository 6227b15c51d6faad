// 100,000 real objects made, verified and removed: how much memory the runner has at most.
import { configMapTemplate, headroomRun, inFolder } from './headroom-run.mjs';

const objects = 100_000;
const config = `jobs:
  - name: memory
    jobIterations: ${objects / 10}
    iterationsPerNamespace: 100
    qps: 5000
    burst: 5000
    namespace: headroom-memory
    preLoadImages: false
    objects:
      - objectTemplate: config-map.yml
        replicas: 10
`;

/** As fast as the cluster takes them, so that its connections are never free. */
export async function runMemoryBench() {
  return inFolder({ 'memory.yml': config, 'config-map.yml': configMapTemplate }, async folder => {
    const { megabytes, seconds, report } = await headroomRun(folder, 'memory.yml', ['--abort-on', 'off']);
    const [{ reachedRate, succeeded }] = report.jobs;
    if (succeeded !== objects) throw new Error(`Only ${succeeded} of ${objects} objects were made.`);
    const how = `${reachedRate.toFixed(0)}/s, ${seconds.toFixed(0)} s with verification and clean-up`;
    const row = { figure: megabytes, unit: 'MB', bound: 'at most', limit: 300 };
    return [{ name: `peak memory of a run of ${objects} objects on the practice cluster (${how})`, ...row }];
  });
}
