import type { BurnerRule } from '../burner-config/finding';
import type { RuleMeta } from './rule';

type Words = Pick<RuleMeta, 'title' | 'severity' | 'why' | 'whatToDo' | 'links'>;

const page = 'https://kube-burner.github.io/kube-burner/latest/reference/configuration/';
const reference = (title: string, section: string): RuleMeta['links'][number] => ({
  title: `kube-burner: ${title}`,
  url: `${page}#${section}`,
});
const jobs = reference('jobs', 'jobs');
const objects = reference('objects', 'objects');
const templating = reference('templating the configuration file', 'templating-the-configuraion-file');
const goTemplates = { title: 'Go: text/template', url: 'https://pkg.go.dev/text/template' };
const goDurations = { title: 'Go: ParseDuration', url: 'https://pkg.go.dev/time#ParseDuration' };

/** The words of everything that a kube-burner config can be told; burner-config itself finds it. */
const words: Readonly<Record<BurnerRule, Words>> = {
  'burner-syntax': {
    title: 'Config that is no YAML once it is rendered',
    severity: 'error',
    why: 'kube-burner renders the config as a Go template and reads the result as one YAML document. When that fails, nothing of the run starts. Often a template action left text at the wrong indentation.',
    whatToDo: 'Correct the text at the mark. `headroom render CONFIG` shows what the config would create.',
    links: [templating, { title: 'YAML 1.2', url: 'https://yaml.org/spec/1.2.2/' }],
  },
  'burner-template-error': {
    title: 'Template that Go cannot render',
    severity: 'error',
    why: 'The config, or an object template that it names, is a Go template. One that does not parse stops the run at the start; one that fails for an object stops it in the middle, after others were made. Before it renders anything, kube-burner cuts each line of an object template from its first `{{` to its last `}}` and looks for objects in what is left: a document without a kind, with nothing but comments, or that is no YAML then ends the search.',
    whatToDo:
      'Correct the line and column in the message. Values that the template asks for come from `inputVars`, the environment or `--user-data`. `headroom template FILE` renders one file.',
    links: [goTemplates, reference('injected variables', 'injected-variables')],
  },
  'burner-template-missing': {
    title: 'Object template that is not there',
    severity: 'error',
    why: 'A create or patch job makes each object from the file in `objectTemplate`. Without the file the run stops before its first request.',
    whatToDo: 'Name a file that exists, relative to the config.',
    links: [objects],
  },
  'burner-unknown-key': {
    title: 'Key that kube-burner does not know',
    severity: 'error',
    why: 'kube-burner decodes its config strictly: one misspelt key, or one of version 1 (`churnPercent`, `indexerConfig`, `prometheusURL`), and it refuses the whole file. The same holds for metric and alert profiles.',
    whatToDo:
      'Write the key that the message proposes, or take it out. The fixes move keys of version 1 to where version 2 has them.',
    links: [jobs, objects],
  },
  'burner-missing-key': {
    title: 'Key that kube-burner needs',
    severity: 'error',
    why: 'Some entries mean nothing without a key: a job without a name cannot be cleaned up, a hook without `when` never runs. The run is refused before it starts.',
    whatToDo: 'Add the key that the message names.',
    links: [jobs, objects],
  },
  'burner-type': {
    title: 'Value of the wrong type',
    severity: 'error',
    why: 'kube-burner decodes its config strictly: a text where a number is meant, or one value where a list is meant, and it refuses the whole file.',
    whatToDo: 'Write a value of the type in the message. Numbers, true and false stand without quotes.',
    links: [jobs, objects],
  },
  'burner-value': {
    title: 'Value that is none of the possible ones',
    severity: 'error',
    why: 'Some keys take one of few words, such as `jobType` or the `when` of a hook. With another word the run is refused, or does something else than was meant.',
    whatToDo: 'Write one of the words in the message.',
    links: [reference('job types', 'job-types'), reference('hooks', 'supported-hook-stages')],
  },
  'burner-duration': {
    title: 'Duration without its unit',
    severity: 'error',
    why: 'Durations are Go text with a unit: `300ms`, `10s`, `1h30m`. A bare number would be nanoseconds to Go, and the decoder of kube-burner refuses it, zero included: the run does not start. Days (`1d`) are no unit of Go.',
    whatToDo: 'Write a number with its unit: ms, s, m or h.',
    links: [goDurations, jobs],
  },
  'burner-rate': {
    title: 'Rate that nobody chose, or that holds nothing back',
    severity: 'warning',
    why: 'Without `qps`, kube-burner sends 5 requests a second, 10 at once, so a thousand objects take 200 s and the API server never feels a load. With 0 or less, which is an error here, it falls back to the same. Below 1, each request waits for seconds. A `burst` that is not below the number of requests lets all of them go at one moment: then CPU and memory of the API server answer to that moment, not to the number of objects.',
    whatToDo: 'Set `qps`, the rate over a longer time, and `burst`, the requests that may go out at once before it.',
    links: [jobs],
  },
  'burner-job-name': {
    title: 'Name of a job or namespace that cannot be used',
    severity: 'error',
    why: 'The name of a job is a label of everything that it makes, and clean-up finds objects by it: it must be a DNS name, and no other job of the config may have it. The namespace of a create job must be a DNS name too.',
    whatToDo: 'Use lower case letters, digits, `-` and `.`, and give each job a name of its own.',
    links: [jobs, reference('labels of the objects', 'default-labels')],
  },
  'burner-iterations': {
    title: 'Count that leaves nothing to do',
    severity: 'error',
    why: '`jobIterations`, `iterationsPerNamespace` and `repeatEveryNIterations` count from 1. Objects of one job that do not come in every iteration must share one rhythm: kube-burner refuses two.',
    whatToDo: 'Write at least 1, and the same `repeatEveryNIterations` for all such objects of the job.',
    links: [jobs, reference('repeatEveryNIterations', 'repeateverynniterations')],
  },
  'burner-wait': {
    title: 'Wait that does not wait, or never ends',
    severity: 'warning',
    why: 'kube-burner knows only some kinds as ready or not; for others `wait: true` does nothing. What it waits for is a list by labels, and an empty list counts as ready: a wrong label or the Pods of a Job, which get none of its labels, pass at once. A Deployment of 0 replicas never passes. And `global.waitWhenFinished` with a job of `gc: true`, whose objects are gone by then, is refused.',
    whatToDo:
      'Give `waitOptions.customStatusPaths` for other kinds, labels that the template sets, and `wait: false` where nothing can become ready. Take `global.gc` in place of the `gc` of a job.',
    links: [reference('global', 'global'), reference('wait options', 'wait-options')],
  },
  'burner-order': {
    title: 'global.waitWhenFinished below the jobs',
    severity: 'warning',
    why: '`global.waitWhenFinished` replaces the waits of each job by one at the end. kube-burner does that while it reads a job, so it holds only for jobs that stand below `global`: those above still wait for themselves.',
    whatToDo: 'Put `global` above `jobs`, or set `waitWhenFinished: false` in each job.',
    links: [reference('global', 'global')],
  },
  'burner-selector': {
    title: 'Job that does not say which objects',
    severity: 'error',
    why: 'Jobs that delete or read find their objects by kind and labels. Without labels they would take every object of the kind in the cluster, so kube-burner refuses them.',
    whatToDo:
      'Set `kind`, and a `labelSelector` such as the label that the template of an earlier job sets, or `kube-burner.io/job`.',
    links: [reference('delete', 'delete'), reference('labels of the objects', 'default-labels')],
  },
  'burner-selector-matches-nothing': {
    title: 'Selector of labels that no earlier job sets',
    severity: 'warning',
    why: 'Jobs that delete, patch or read find their objects by labels. When no template of an earlier job sets them, and `namespaceLabels` do not set them on the namespaces, the job finds nothing: it ends at once, has measured nothing, and what it should have removed stays.',
    whatToDo:
      'Select labels of the templates, or `kube-burner.io/job: <name of the job that made them>`, which every object and namespace has. For namespaces, set `namespaceLabels` in the job that makes them.',
    links: [jobs, reference('labels of the objects', 'default-labels')],
  },
  'burner-wide-delete': {
    title: 'Delete by labels that others use, too',
    severity: 'warning',
    why: 'A delete job lists its kind in all namespaces and deletes everything with the labels, whoever made it. Labels such as `app` or `app.kubernetes.io/name` are on the things of others as well.',
    whatToDo: 'Add `kube-burner.io/job: <name of the job that made them>` to the selector, or a label of your own.',
    links: [reference('delete', 'delete'), reference('labels of the objects', 'default-labels')],
  },
  'burner-patch': {
    title: 'Patch without its type or its objects',
    severity: 'error',
    why: 'A patch job needs the kind and the labels of its objects and the `patchType`, for JSON and YAML patches look alike and mean different things. Without one of them the run is refused.',
    whatToDo:
      'Set `kind`, `labelSelector` and one of `application/json-patch+json`, `application/merge-patch+json`, `application/strategic-merge-patch+json` and `application/apply-patch+yaml`.',
    links: [reference('patch', 'patch'), objects],
  },
  'burner-hooks': {
    title: 'Config that runs local commands',
    severity: 'info',
    why: 'Hooks and `healthCheckScript` run commands on the machine that starts the run, with the rights of that person. A config from elsewhere may bring them.',
    whatToDo: 'Read the commands before the run. Headroom asks before it runs any (`--allow-hooks`).',
    links: [reference('hooks', 'supported-hook-stages')],
  },
  'burner-upstream-bug': {
    title: 'Setting that kube-burner does not follow as documented',
    severity: 'warning',
    why: "Some settings do something else than their page says, or end the run: `serviceLatency` without `svcTimeout` (its default is never set), `pprofDirectory` likewise, an exponential load without its block, hooks of `beforeChurn` (never run), `afterChurn` (in one mode only), `beforeGC` and `afterGC` (around the clean-up before the run), thresholds of `serviceLatency` and of stages that never match, the indexers of some measurements, `global.timeout`, `pauseBeforeGC` without `gc`. Read in kube-burner's source after v2.7.3.",
    whatToDo: 'Write what the message says; it works with these versions and with later ones that correct it.',
    links: [reference('measurements', 'measurements'), reference('hooks', 'supported-hook-stages'), jobs],
  },
  'burner-fixed-namespace': {
    title: 'Template with a namespace that the job does not make',
    severity: 'warning',
    why: 'A namespace that is written in the template wins over that of the job. When it does not exist, every request of this object is answered NotFound, which kube-burner does not try again.',
    whatToDo:
      'Leave `metadata.namespace` out of the template. To put everything in one namespace, set `namespacedIterations: false` and `namespace`. Headroom then makes that namespace; kube-burner itself does so only for a job in which at least one template leaves its namespace out.',
    links: [jobs, objects],
  },
};

/** What `burner-*` findings mean. A new one is a name in burner-config/finding.ts and its words here. */
export const burnerRules: readonly RuleMeta[] = (Object.keys(words) as BurnerRule[]).map(id => ({
  ...{ id, category: 'burner' as const },
  ...words[id],
}));
