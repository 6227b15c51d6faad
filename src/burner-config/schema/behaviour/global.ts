/** global and metricsEndpoints: what kube-burner really does. Source: its code at bfb5794a (after v2.7.3), pkg/config. */
export const globalBehaviour: Readonly<Record<string, string>> = {
  global: 'Write it before `jobs`: some of its keys count only for jobs that are decoded after it.',
  'global.timeout': '`global.timeout` is ignored: the option `--timeout` (4h) overwrites it after the file is read.',
  'global.waitWhenFinished':
    'Turns `podWait` and `waitWhenFinished` of every job off, but only when `global` stands before `jobs` in the file. Cannot be used with `gc` of a job.',
  'global.gc': 'Deletes objects and namespaces of all jobs at the end, all jobs at the same time.',
  'global.gcMetrics': 'The removal is waited for and indexed as a job of its own, `garbage-collection`.',
  'global.clusterHealth':
    'Before the start: `/healthz` says ok, every node is Ready and has no pressure condition; otherwise kube-burner exits.',
  'global.functionTemplates': 'Each file is parsed together with every object template.',
  'global.deletionStrategy=default': 'Cluster-scoped objects by label, then the namespaces with all that is in them.',
  'global.deletionStrategy=gvr':
    'The objects of each namespaced kind first, then a wait, then the namespaces. For namespaces that take long to empty.',
  'global.measurements': 'A measurement of the same name in a job is laid over the one here, field by field.',
  metricsEndpoints:
    'Only the first sample of each series of an alert fires. `error` makes the exit code 3, `critical` ends the run at once.',
  'metricsEndpoints.endpoint': 'kube-burner’s documentation calls it `prometheusURL`, which kube-burner refuses.',
  'metricsEndpoints.skipTLSVerify': 'On unless you turn it off: certificates of Prometheus are not checked.',
  'metricsEndpoints.metrics': 'Needs an `indexer`, or nothing is written.',
  'metricsEndpoints.alias':
    'Without it: `indexer-0`, `indexer-1` … by position. The documentation shows it inside `indexer`, where kube-burner refuses it.',
  'metricsEndpoints.step': 'When the job is no multiple of it, an instant query at the end of the job is added.',
  'metricsEndpoints.indexer.type=local': 'JSON files in `metricsDirectory`; existing arrays are read and appended to.',
  'metricsEndpoints.indexer.type=elastic': 'Elasticsearch: `esServers` and `defaultIndex`.',
  'metricsEndpoints.indexer.type=opensearch': 'OpenSearch: `esServers` and `defaultIndex`.',
  'metricsEndpoints.indexer.type=tsdb': 'A Prometheus time-series block on the disk.',
};
