// 3000 ConfigMaps asked at 1000/s: the whole `headroom run` against a bare undici pool with the same pacing.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { api, removeNamespace } from './api.mjs';
import { cleanRun, configMapTemplate, headroomRun, inFolder, kubeconfig, spentBy } from './headroom-run.mjs';

const objects = 3000;
const rate = 1000;
/** The control plane goes on working after a namespace of thousands of objects went: both begin on a machine at rest. */
const restMs = 8000;

const config = `jobs:
  - name: rate
    jobIterations: ${objects}
    qps: ${rate}
    burst: 1
    namespace: headroom-rate
    namespacedIterations: false
    preLoadImages: false
    verifyObjects: false
    objects:
      - objectTemplate: config-map.yml
`;

async function headroom(folder) {
  await sleep(restMs);
  const { cpu, report } = await headroomRun(folder, 'rate.yml', ['--keep']);
  await cleanRun(folder, report);
  return { cpu, reached: report.jobs[0].reachedRate };
}

async function bare(folder) {
  await sleep(restMs);
  const script = join(import.meta.dirname, 'bare-pool.mjs');
  const { cpu, stdout } = await spentBy(folder, [script, kubeconfig(), String(objects), String(rate)]);
  const { reached, namespace } = JSON.parse(stdout);
  const door = api(kubeconfig());
  await removeNamespace(door, namespace);
  await door.close();
  return { cpu, reached };
}

const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** Three rounds, one after the other in turn; medians, since both share the machine with the API server. */
export async function rateBench() {
  return inFolder({ 'rate.yml': config, 'config-map.yml': configMapTemplate }, async folder => {
    const rounds = [];
    for (let round = 0; round < 3; round++) rounds.push({ ours: await headroom(folder), pool: await bare(folder) });
    const reached = median(rounds.map(({ ours, pool }) => ours.reached / pool.reached));
    const cpu = median(rounds.map(({ ours, pool }) => ours.cpu / pool.cpu));
    const figures = rounds.map(
      ({ ours, pool }) =>
        `${ours.reached.toFixed(0)} of ${pool.reached.toFixed(0)}/s, ${ours.cpu.toFixed(2)} of ${pool.cpu.toFixed(2)} s CPU`,
    );
    return [
      {
        name: `rate reached against a bare pool (${figures.join('; ')})`,
        figure: reached,
        unit: '×',
        bound: 'at least',
        limit: 0.97,
      },
      { name: 'CPU of the whole process against a bare pool', figure: cpu, unit: '×', bound: 'at most', limit: 1.5 },
    ];
  });
}
