/** An image that is on the real node; simulated nodes take any. */
const IMAGE = 'localhost/headroom/pods:1';
/** Where the config names an indexer: to a folder, and no Prometheus. */
const local = ['metricsEndpoints.0.indexer.type=local', 'metricsEndpoints.0.endpoint='];
const rate = (...jobs) => jobs.flatMap(job => [`jobs.${job}.qps=50`, `jobs.${job}.burst=50`]);
const iterations = (...jobs) => jobs.map(job => `jobs.${job}.jobIterations=5`);
const examples = name => `examples/workloads/${name}.yml`;
const test = name => `test/k8s/${name}.yml`;
const indexing = { LOCAL_INDEXING: 'true', ES_INDEXING: '', TSDB_INDEXING: '' };
const FIFTY = { QPS: '50', BURST: '50' };

/**
 * kube-burner's configs that run from start to end: iterations at most 5, rates at least 50, documents in a folder.
 * `file`; `env`: what its template asks for; `set`; `args`: further options; `node`: which nodes can show it, simulated ones
 * where absent.
 */
export const configs = {
  'api-intensive': {
    file: examples('api-intensive/api-intensive'),
    set: [...local, ...iterations(0, 1), ...rate(0, 1, 2, 3, 4, 5)],
  },
  'cluster-scoped-sharing': {
    file: examples('cluster-scoped-sharing/cluster-scoped-sharing'),
    // Two claims ask for the one volume that their iterations share, and a volume is bound once: no wait for both.
    set: [...rate(0), 'jobs.0.objects.1.wait=false'],
  },
  'crd-scale': { file: examples('crd-scale/crd-scale'), set: [...local, ...iterations(0), ...rate(0)] },
  'network-policy': {
    file: examples('network-policy/network-policy'),
    // netpolLatency is not supported, and is refused; the threshold holds for pods as well.
    set: ['global.measurements.0.name=podLatency', 'jobs.1.jobPause=1s', ...iterations(0, 1), ...rate(0, 1)],
  },
  'service-latency-example': {
    file: examples('service-latency-example/service-latency'),
    set: ['jobs.0.jobIterations=2', ...rate(0)],
    node: 'real',
  },
  'kubelet-density': {
    file: examples('kubelet-density/kubelet-density'),
    set: [...iterations(0), ...rate(0), `jobs.0.objects.0.inputVars.containerImage=${IMAGE}`],
    node: 'both',
  },
  'kube-burner': {
    file: test('kube-burner'),
    env: {
      ...{
        ...indexing,
        ...FIFTY,
        GC: 'true',
        JOBGC: 'false',
        JOB_NAME: 'kube-burner',
        JOB_ITERATIONS: '4',
        CRD: 'true',
      },
      ...{ PRELOAD_IMAGES: 'false', CHURN_CYCLES: '1', CHURN_MODE: 'objects', TIMESERIES_INDEXER: '', SVC_LATENCY: '' },
      ...{ INCREMENTAL_LOAD: '', ALERTING: '', WAIT_FOR_CONDITION: 'True' },
      WAIT_CUSTOM_STATUS_PATH: '(.conditions.[] | select(.type == "Available")).status',
    },
    set: [...local, 'jobs.1.jobPause=1s', ...rate(1, 2)],
  },
  'kube-burner-delete': {
    file: test('kube-burner-delete'),
    env: indexing,
    set: [...local, 'jobs.1.jobPause=1s', ...rate(0, 1)],
  },
  'kube-burner-read': {
    file: test('kube-burner-read'),
    env: indexing,
    set: [...local, ...iterations(0), 'jobs.0.jobPause=1s', ...rate(0)],
    // It reads what the run did not make.
    args: ['--unscoped'],
  },
  'kube-burner-measurements': { file: test('kube-burner-measurements'), set: rate(0, 1), node: 'real' },
  'kube-burner-multi-doc': { file: test('kube-burner-multi-doc'), env: { GC: 'true' }, set: rate(0) },
  'kube-burner-sequential-patch': {
    file: test('kube-burner-sequential-patch'),
    env: {
      ...{ ...FIFTY, NAMESPACE: 'sequential-patch', REPLICAS: '2', LABEL_KEY: 'sequential.patch.test' },
      ...{ LABEL_VALUE_START: 'start', LABEL_VALUE_END: 'end' },
    },
  },
  'kube-burner-userdata': {
    file: test('kube-burner-userdata'),
    env: {
      ...{ ...FIFTY, NAMESPACE: 'userdata', REPLICAS: '2', deploymentLabelFromEnv: 'from-env' },
      ...{ deploymentLabelFromFile: 'from-file', deploymentLabelFromFileOverride: 'from-file-override' },
    },
  },
  'kube-burner-repeat-every-n-iterations': {
    file: test('kube-burner-repeat-every-n-iterations'),
    set: [...iterations(0), 'jobs.0.churnConfig.duration=1s', ...rate(0)],
  },
  'kube-burner-hooks': {
    file: test('kube-burner-hooks'),
    env: { HOOKS_IMAGE: IMAGE },
    set: ['jobs.0.churnConfig.duration=1s', ...rate(0)],
    args: ['--allow-hooks'],
  },
};

/**
 * What users met (test/golden/burner/field-notes), after the fixes that Headroom offers. A machine that is busy with other
 * things answers slowly, which is no fault of theirs.
 */
export const fieldNotes = {
  'field notes: api-intensive': { note: 'api-intensive.golden.yml', args: ['--abort-on', 'latency=off'] },
  'field notes: node-max-pods': { note: 'node-max-pods.golden.yml', args: ['--abort-on', 'latency=off'] },
  'field notes: single-deployment': { note: 'single-deployment.yml' },
};

/**
 * Their pods run images that the real node does not have: there the local one serves in their place, and listens on 8080 as
 * they do.
 */
export const standIn = {
  apiVersion: 'v1',
  kind: 'List',
  items: [
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'MutatingAdmissionPolicy',
      metadata: { name: 'headroom-local-image' },
      spec: {
        matchConstraints: {
          resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
        },
        matchConditions: [
          { name: 'upstream', expression: "object.spec.containers[0].image.startsWith('quay.io/cloud-bulldozer/')" },
        ],
        reinvocationPolicy: 'Never',
        failurePolicy: 'Fail',
        mutations: [
          {
            patchType: 'JSONPatch',
            jsonPatch: {
              expression: `[JSONPatch{op: "replace", path: "/spec/containers/0/image", value: "${IMAGE}"}, JSONPatch{op: "add", path: "/spec/containers/0/args", value: ["serve"]}]`,
            },
          },
        ],
      },
    },
    {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'MutatingAdmissionPolicyBinding',
      metadata: { name: 'headroom-local-image' },
      spec: { policyName: 'headroom-local-image' },
    },
  ],
};
