/** jobs: what kube-burner really does. Source: its code at bfb5794a (after v2.7.3), pkg/config and pkg/burner. */
export const jobBehaviour: Readonly<Record<string, string>> = {
  'jobs.name': 'A DNS-1123 name, no other job may have it. Every object carries it as label `kube-burner.io/job`.',
  'jobs.jobType=create': 'Renders and creates: for each iteration, each object, each replica.',
  'jobs.jobType=delete':
    'Lists by `labelSelector` in the whole cluster and deletes, object entry by object entry. Always one iteration.',
  'jobs.jobType=patch':
    'Lists by `labelSelector` and sends a patch to each object, in every iteration. `Replica` is 0 in the template.',
  'jobs.jobType=read': 'Lists once per iteration and object entry, then gets every item.',
  'jobs.jobType=kubevirt': 'Virtual machines: start, stop, migrate and so on (`kubeVirtOp`).',
  'jobs.jobIterations': 'At least 1 for create and read. A delete job always has one.',
  'jobs.namespacedIterations':
    'Namespace `<namespace>-<iteration / iterationsPerNamespace>`, from 0. A template that fixes another namespace gets NotFound, which is not retried. false: one namespace, named exactly `namespace`.',
  'jobs.namespace': 'Must be a DNS-1123 name; longer than 62 characters, it is cut to 57.',
  'jobs.preCreateNamespaces': 'Always on when objects are in groups.',
  'jobs.cleanup':
    'Deletes everything with the label `kube-burner.io/job=<name>` before the run, from any earlier run: the selector has no UUID. The hooks beforeGC and afterGC run around this.',
  'jobs.podWait': 'Wait in each iteration. `waitWhenFinished` of the job and of `global` win over it.',
  'jobs.waitWhenFinished':
    'An empty list counts as ready. A failed Job is never noticed: it waits until `maxWaitTimeout`.',
  'jobs.maxWaitTimeout':
    'Holds for each namespace, and is how long a create that fails is repeated (after 1, 3, 9, 27 … s; even Forbidden). 4h because the whole run has 4h.',
  'jobs.waitForDeletion': 'Asks every 2 s until none is left.',
  'jobs.qps': '0 or below means 5, with a warning. Waits and namespaces take from a second bucket of the same size.',
  'jobs.burst': '0 or below means 10, with a warning.',
  'jobs.verifyObjects':
    'AlreadyExists and NotFound are no failures while creating: only this count shows what is missing.',
  'jobs.errorOnVerify': 'The exit code is 1.',
  'jobs.preLoadImages':
    'A DaemonSet pulls the images of Pods and workloads (not of CronJobs, not of init containers) before any job starts.',
  'jobs.preLoadPeriod': 'When it is over there is only a warning.',
  'jobs.preLoadNodeLabels': 'The documentation spells it `preloadNodeLabels`, which kube-burner refuses.',
  'jobs.executionMode':
    'Parallel for patch, sequential for kubevirt by default. create ignores it, delete and read are always sequential.',
  'jobs.executionMode=parallel': 'Iterations × objects at once, held back by qps only.',
  'jobs.executionMode=sequential': 'One after another; `objectDelay` and `objectWait` count only here.',
  'jobs.metricsClosing=afterJob': 'Before `jobPause`.',
  'jobs.metricsClosing=afterJobPause': 'After `jobPause`.',
  'jobs.metricsClosing=afterMeasurements': 'When the measurements have stopped.',
  'jobs.gc': 'Cannot be used with `global.waitWhenFinished`.',
  'jobs.defaultMissingKeysWithZero':
    'Go’s `missingkey=zero` for object templates; otherwise a missing value stops the run.',
  'jobs.churnConfig':
    'create only; on when `duration` or `cycles` is above 0. Version 1 had `churn`, `churnPercent` and so on.',
  'jobs.churnConfig.percent': 'max(percent × count ÷ 100, 1), whole numbers.',
  'jobs.churnConfig.duration': 'Looked at when a round begins: a round that has begun ends.',
  'jobs.churnConfig.mode=namespaces': 'A block of namespaces from a random start is deleted (up to 1h) and made again.',
  'jobs.churnConfig.mode=objects':
    'The oldest objects of each kind are deleted and posted again. Not with `repeatEveryNIterations`.',
  'jobs.incrementalLoad':
    'Each step creates everything from 0 up to its iterations, is checked, indexed under a run id of its own, and removed again.',
  'jobs.incrementalLoad.startIterations': '0 means `jobIterations`.',
  'jobs.incrementalLoad.totalIterations': 'Below the start it means the start.',
  'jobs.incrementalLoad.healthCheckScript': 'A local command. The built-in check ends kube-burner when it fails.',
  'jobs.incrementalLoad.pattern.type=linear':
    'Next = current + stepSize; with minSteps, small enough for so many steps.',
  'jobs.incrementalLoad.pattern.type=exponential':
    'Next = current + ⌊base^step⌋ × start: with base 2 from 5: 5, 25, 65 … not plain doubling. Crashes without a block `exponential`.',
  'jobs.hooks':
    'They run on this machine with your rights. A foreground hook that fails makes the exit code 1; the job goes on.',
  'jobs.hooks.cmd': 'Words of a command, not a shell line: no pipes, no variables.',
  'jobs.hooks.when=beforeJobExecution': 'Before the body of the job.',
  'jobs.hooks.when=afterJobExecution': 'After the body of the job.',
  'jobs.hooks.when=onEachIteration': 'In every iteration; one that fails crashes kube-burner.',
  'jobs.hooks.when=beforeChurn': 'Accepted, and never run.',
  'jobs.hooks.when=afterChurn': 'Only in churn mode `objects`; one that fails crashes kube-burner.',
  'jobs.hooks.when=beforeCleanup': 'After the body of the job, before `jobPause`.',
  'jobs.hooks.when=afterCleanup': 'After the gc of the job, or after the global one with `gcMetrics`.',
  'jobs.hooks.when=beforeGC': 'Before the clean-up at the start of a create job, not before gc.',
  'jobs.hooks.when=afterGC': 'After the clean-up at the start of a create job, not after gc.',
  'jobs.skipIndexing': 'No jobSummary and no measurement documents.',
  'jobs.watchers': 'Extra informers with a client of their own, as long as the job runs.',
};
