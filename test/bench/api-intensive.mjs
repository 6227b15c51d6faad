// The scenario api-intensive at 100 iterations and 300 requests/s, without preload: the whole `headroom run` against its
// requests ÷ rate and the time that the same cluster takes to converge under a bare loop.
import path from 'node:path';
import { headroomRun, inFolder, kubeconfig, spentBy } from './headroom-run.mjs';

const iterations = 100;
const rate = 300;
const jobs = 8;

export async function apiIntensiveBench() {
  return inFolder({}, async folder => {
    const script = path.join(import.meta.dirname, 'bare-intensive.mjs');
    const { stdout } = await spentBy(folder, [script, kubeconfig(), String(iterations), String(rate)]);
    const bare = JSON.parse(stdout);
    const settings = Array.from({ length: jobs }, (_, job) => [`jobs.${job}.qps=${rate}`, `jobs.${job}.burst=${rate}`]);
    const set = [`jobs.0.jobIterations=${iterations}`, ...settings.flat()].join(',');
    const { seconds, report } = await headroomRun(folder, 'api-intensive', ['--set', set]);
    const requests = report.jobs.reduce((sum, { sent }) => sum + sent, 0);
    const least = requests / rate + bare.seconds;
    const parts = `${requests} requests, ${(requests / rate).toFixed(1)} s + ${bare.seconds.toFixed(1)} s of a bare loop to converge`;
    return [
      {
        name: `api-intensive at ${iterations} iterations, whole run of ${seconds.toFixed(1)} s (${parts})`,
        ...{ figure: seconds / least, unit: '×', bound: 'at most', limit: 1.3 },
      },
    ];
  });
}
