/** Objects and measurements: what kube-burner really does. Source: its code at bfb5794a (after v2.7.3), pkg/burner and pkg/measurements. */
export const objectBehaviour: Readonly<Record<string, string>> = {
  'jobs.objects.objectTemplate':
    'Read when the run starts. It must be YAML when every `{{ }}` is taken out: kube-burner finds kind and apiVersion so. Each document is an object with an index of its own.',
  'jobs.objects.replicas': 'In each iteration, `Replica` from 1. Below 1 the object is skipped with a warning.',
  'jobs.objects.inputVars': 'Laid over Iteration, Replica, JobName, UUID and RunID: the same name hides them.',
  'jobs.objects.kind': 'create reads it from the template. VirtualMachine by default for kubevirt.',
  'jobs.objects.apiVersion': 'create reads it from the template. kubevirt.io/v1 by default for kubevirt.',
  'jobs.objects.labelSelector':
    'Looked up in the whole cluster. An empty selector stops kube-burner, for safety. Objects of a job carry `kube-burner.io/job=<its name>`.',
  'jobs.objects.wait': 'false: waits leave this object out.',
  'jobs.objects.runOnce': 'Only when the iteration is 0.',
  'jobs.objects.repeatEveryNIterations':
    'The template sees Iteration ÷ N. All values of a job other than 1 must be equal.',
  'jobs.objects.churn': 'Only for churn mode `objects`.',
  'jobs.objects.group':
    'An id above 0 anywhere makes the whole job grouped: all iterations of a group, and its wait, before the next.',
  'jobs.objects.group.pauseBeforeGC': 'Pauses also when gc is off; the longest of the group counts.',
  'jobs.objects.patchType=application/json-patch+json': 'A list of operations (RFC 6902), as JSON.',
  'jobs.objects.patchType=application/merge-patch+json':
    'Fields to replace (RFC 7386), as JSON; lists are replaced whole.',
  'jobs.objects.patchType=application/strategic-merge-patch+json':
    'Fields to merge, lists by key, as JSON. Built-in kinds only.',
  'jobs.objects.patchType=application/apply-patch+yaml':
    'Server-side apply, as YAML; the field manager is kube-controller-manager.',
  'jobs.objects.kubeVirtOp=migrate': 'Live migration to another node.',
  'jobs.objects.waitOptions.kind': 'Children of this kind are listed in all namespaces.',
  'jobs.objects.waitOptions.labelSelector': 'Added to the label of the run.',
  'jobs.objects.waitOptions.customStatusPaths': 'All entries must pass for every item; an empty list of items passes.',
  'jobs.objects.waitOptions.customStatusPaths.key':
    'Evaluated against `.status`; any of its results may equal `value`.',
  'measurements.name': 'An unknown name is skipped with a warning.',
  'measurements.name=podLatency':
    'create, patch, delete. Conditions carry whole seconds, so most latencies are 0 or 1000 ms; pods that never become Ready are left out.',
  'measurements.name=jobLatency': 'create, patch. startTime and completion of Jobs, from their creation.',
  'measurements.name=pvcLatency':
    'create, patch, delete. By the clock of this machine, from the first sight of the claim.',
  'measurements.name=nodeLatency': 'Any job. Conditions of nodes that join.',
  'measurements.name=serviceLatency': 'create, patch. Nanoseconds. Needs `svcTimeout`, or kube-burner stops.',
  'measurements.name=netpolLatency': 'Two jobs, with proxy and client pods. Nanoseconds.',
  'measurements.name=pprof': 'Profiles through the API server. Set `pprofDirectory`.',
  'measurements.name=vmiLatency': 'create, kubevirt, delete. KubeVirt conditions less creation.',
  'measurements.name=vmimLatency': 'create, kubevirt, delete. Live migrations.',
  'measurements.name=dataVolumeLatency': 'create, patch, kubevirt.',
  'measurements.name=volumeSnapshotLatency': 'create, patch, kubevirt.',
  'measurements.svcTimeout': 'Documented as 5s; in the code there is no default, and 0 stops the run: set it.',
  'measurements.pprofDirectory': 'Documented as pprof; in the code there is no default: set it.',
  'measurements.thresholds':
    'Exit code 4 when exceeded. Not evaluated at all for serviceLatency. P99 of kube-burner is between two values for small counts: with one slow pod of 10 s among 49 of 1 s it is 5.5 s.',
  'measurements.thresholds.conditionType':
    'podLatency takes ContainersReady, Initialized, Ready, PodScheduled. Resized of pvcLatency never matches, for its quantile is called Resize.',
  'measurements.quantilesIndexer': 'Honoured for pod, service, node and PVC documents only.',
  'measurements.timeseriesIndexer': 'Honoured for pod, service, node and PVC documents only.',
};
