// kube-burner's own configs, from start to end: `HEADROOM_UPSTREAM=<checkout of kube-burner> node test/verify/upstream.mjs [NAME…]`.
// Iterations are at most 5, rates at least 50, documents go to a folder; what else is set is written beside each config.
// HEADROOM_TEST_KUBECONFIG names the cluster, a practice cluster of its own otherwise.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { down } from '../../practice/cluster/down.mjs';
import { up } from '../../practice/cluster/up.mjs';

const cli = process.env.HEADROOM_CLI ?? path.join(import.meta.dirname, '..', '..', 'dist', 'cli.js');
const upstream = process.env.HEADROOM_UPSTREAM;
/** An image that is on the real node; simulated nodes take any. */
const image = process.env.HEADROOM_IMAGE ?? 'registry.k8s.io/pause:3.10';
const local = 'metricsEndpoints.0.indexer.type=local';
const rate = (...jobs) => jobs.flatMap(job => [`jobs.${job}.qps=50`, `jobs.${job}.burst=50`]);

/** `file`, what stands in for its environment (`env`), what is set (`set`), further options (`args`). */
const configs = {
  'api-intensive': {
    file: 'examples/workloads/api-intensive/api-intensive.yml',
    set: [local, 'jobs.0.jobIterations=5', 'jobs.1.jobIterations=5', ...rate(0, 1, 2, 3, 4, 5)],
  },
  'cluster-scoped-sharing': {
    file: 'examples/workloads/cluster-scoped-sharing/cluster-scoped-sharing.yml',
    // Two claims ask for the one volume that their iterations share, and a volume is bound once: no wait for both.
    set: [...rate(0), 'jobs.0.objects.1.wait=false'],
  },
  'crd-scale': {
    file: 'examples/workloads/crd-scale/crd-scale.yml',
    set: [local, 'jobs.0.jobIterations=5', ...rate(0)],
  },
  'network-policy': {
    file: 'examples/workloads/network-policy/network-policy.yml',
    // netpolLatency is not supported, and is refused; the threshold holds for pods as well.
    set: ['global.measurements.0.name=podLatency', 'jobs.1.jobPause=1s', ...both('jobIterations=5'), ...rate(0, 1)],
  },
  'service-latency-example': {
    file: 'examples/workloads/service-latency-example/service-latency.yml',
    set: ['jobs.0.jobIterations=2', ...rate(0)],
  },
  'kubelet-density': {
    file: 'examples/workloads/kubelet-density/kubelet-density.yml',
    set: ['jobs.0.jobIterations=5', ...rate(0), `jobs.0.objects.0.inputVars.containerImage=${image}`],
  },
  'kube-burner': {
    file: 'test/k8s/kube-burner.yml',
    env: {
      ...{
        GC: 'true',
        JOBGC: 'false',
        JOB_NAME: 'kube-burner',
        JOB_ITERATIONS: '4',
        QPS: '50',
        BURST: '50',
        CRD: 'true',
      },
      ...{ PRELOAD_IMAGES: 'false', CHURN_CYCLES: '1', CHURN_MODE: 'objects', LOCAL_INDEXING: '', CRD_JOBPAUSE: '' },
      ...{
        TIMESERIES_INDEXER: '',
        SVC_LATENCY: '',
        ES_INDEXING: '',
        TSDB_INDEXING: '',
        INCREMENTAL_LOAD: '',
        ALERTING: '',
      },
      ...{
        WAIT_FOR_CONDITION: 'True',
        WAIT_CUSTOM_STATUS_PATH: '(.conditions.[] | select(.type == "Available")).status',
      },
    },
    set: ['metricsEndpoints=', 'jobs.1.jobPause=1s', ...rate(1, 2)],
  },
  'kube-burner-delete': { file: 'test/k8s/kube-burner-delete.yml', set: ['jobs.1.jobPause=1s', ...rate(0, 1)] },
  'kube-burner-read': {
    file: 'test/k8s/kube-burner-read.yml',
    set: ['jobs.0.jobIterations=5', 'jobs.0.jobPause=1s', ...rate(0)],
    // It reads what the run did not make.
    args: ['--unscoped'],
  },
  'kube-burner-measurements': { file: 'test/k8s/kube-burner-measurements.yml', set: rate(0, 1) },
  'kube-burner-multi-doc': { file: 'test/k8s/kube-burner-multi-doc.yml', env: { GC: 'true' }, set: rate(0) },
  'kube-burner-sequential-patch': {
    file: 'test/k8s/kube-burner-sequential-patch.yml',
    env: {
      ...{ QPS: '50', BURST: '50', NAMESPACE: 'sequential-patch', REPLICAS: '2' },
      ...{ LABEL_KEY: 'sequential.patch.test', LABEL_VALUE_START: 'start', LABEL_VALUE_END: 'end' },
    },
  },
  'kube-burner-userdata': {
    file: 'test/k8s/kube-burner-userdata.yml',
    env: {
      ...{ QPS: '50', BURST: '50', NAMESPACE: 'userdata', REPLICAS: '2', deploymentLabelFromEnv: 'from-env' },
      ...{ deploymentLabelFromFile: 'from-file', deploymentLabelFromFileOverride: 'from-file-override' },
    },
  },
  'kube-burner-repeat-every-n-iterations': {
    file: 'test/k8s/kube-burner-repeat-every-n-iterations.yml',
    set: ['jobs.0.jobIterations=5', 'jobs.0.churnConfig.duration=1s', ...rate(0)],
  },
  'kube-burner-hooks': {
    file: 'test/k8s/kube-burner-hooks.yml',
    env: { HOOKS_IMAGE: image },
    set: ['jobs.0.churnConfig.duration=1s', ...rate(0)],
    args: ['--allow-hooks'],
  },
};

function both(setting) {
  return [`jobs.0.${setting}`, `jobs.1.${setting}`];
}

function run(name, kubeconfig) {
  const { file, env = {}, set = [], args = [] } = configs[name];
  const state = mkdtempSync(path.join(tmpdir(), 'headroom-upstream-'));
  const report = path.join(state, 'report');
  const options = [
    ...set.flatMap(one => ['--set', one]),
    ...args,
    '--yes',
    '--report-dir',
    report,
    '--kubeconfig',
    kubeconfig,
  ];
  const startedAt = Date.now();
  const ended = spawnSync(process.execPath, [cli, 'run', path.join(upstream, file), ...options], {
    cwd: state,
    encoding: 'utf8',
    env: { ...process.env, ...env, XDG_STATE_HOME: state },
    timeout: 300_000,
  });
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
  const { outcome, cleanUp } =
    ended.status === 5 || ended.status === null
      ? {}
      : JSON.parse(readFileSync(path.join(report, 'report.json'), 'utf8'));
  const passed = ended.status === 0 && cleanUp?.left === 0;
  console.log(
    `${passed ? 'ok  ' : 'FAIL'} ${name} (${seconds} s): ${outcome?.sentence ?? ended.stderr.trim().split('\n').slice(-3).join(' ')}`,
  );
  if (!passed && outcome) console.log(ended.stderr);
  rmSync(state, { recursive: true, force: true });
  return passed;
}

if (!upstream) {
  console.error('Not run: HEADROOM_UPSTREAM names no checkout of kube-burner, whose configs are not kept here.');
} else {
  const given = process.env.HEADROOM_TEST_KUBECONFIG;
  const dir = path.join(mkdtempSync(path.join(tmpdir(), 'headroom-cluster-')), 'practice');
  const kubeconfig = given ?? (await up({ dir, contextName: 'headroom-upstream' })).kubeconfig;
  // Upstream's pods ask for workers, and simulated nodes have no roles.
  const label = ['label', 'nodes', '--all', '--overwrite', 'node-role.kubernetes.io/worker='];
  spawnSync('kubectl', label, { env: { ...process.env, KUBECONFIG: kubeconfig } });
  const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(configs);
  const failed = names.filter(name => !run(name, kubeconfig));
  if (!given) await down({ dir });
  console.log(`${names.length - failed.length} of ${names.length} ran from start to end`);
  if (failed.length > 0) process.exitCode = 1;
}
