import * as l10n from '@vscode/l10n';
import { asRecord, asString } from '../../../kubernetes/object';
import { isTemplated } from '../../../yaml/templated';
import { convert } from '../../api-conversions';
import { removedApi, type Conversion, type Note, type RemovedApi } from '../../removed-apis';
import type { Fix, LintObject, Rule } from '../../rule';

export const apiVersionRemoved: Rule = {
  meta: {
    id: 'api-version-removed',
    title: 'API version that current clusters no longer serve',
    severity: 'error',
    category: 'fairness',
    refusedByServer: true,
    why: 'A removed version is refused as a whole: `no matches for kind "FlowSchema"`. After a cluster upgrade the old object stays in etcd, but a manifest can no longer change or restore it, so priorities, budgets and autoscalers go missing when they are needed.',
    whatToDo:
      'Write the version named in the message, and what changes with it. The safe fix does both where the conversion is mechanical: for a PriorityLevelConfiguration it also renames `assuredConcurrencyShares` to `nominalConcurrencyShares`.',
    links: [
      {
        title: 'Deprecated API migration guide',
        url: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/',
      },
    ],
    peers: { 'kube-linter': 'no-extensions-v1beta', 'kube-score': 'stable-version' },
  },
  check(target) {
    const api = removedApi(asString(target.object.apiVersion) ?? '', asString(target.object.kind) ?? '');
    if (!api) return [];
    const fix = fixOf(api, target);
    const message = messageOf(api, fix?.safe ?? false);
    return [
      {
        ...{ path: [...target.path, 'apiVersion'], message, fixes: fix ? [fix] : [] },
        ...(isForOldClusters(api, target) ? { severity: 'info' } : {}),
      },
    ];
  },
};

/** Charts make what has no successor only for clusters that still know it. */
function isForOldClusters({ instead }: RemovedApi, { object }: LintObject): boolean {
  return instead === undefined && isTemplated(asRecord(object.metadata)['name']);
}

function messageOf({ apiVersion, removed, instead, changes }: RemovedApi, isDone: boolean): string {
  if (instead === undefined)
    return changes === 'psp'
      ? l10n.t`${apiVersion} PodSecurityPolicy is not served since Kubernetes ${removed}. Use Pod Security Admission: label the namespaces.`
      : l10n.t`${apiVersion} PodPreset is not served since Kubernetes ${removed}. Write what it adds into the pods.`;
  const more = isDone ? undefined : whatElse(changes);
  if (more === undefined) return l10n.t`${apiVersion} is not served since Kubernetes ${removed}. Use ${instead}.`;
  return l10n.t`${apiVersion} is not served since Kubernetes ${removed}. Use ${instead}, and mind: ${more}.`;
}

/** What changes with the version and a person has to look at. */
function whatElse(changes: 'none' | Conversion | Note): string | undefined {
  switch (changes) {
    case 'workload':
      return l10n.t`selector is required`;
    case 'workload-defaults':
      return l10n.t`selector is required, and the defaults of update strategy, revisionHistoryLimit and progressDeadlineSeconds are others`;
    case 'disruption-budget':
      return l10n.t`an empty selector selects all pods, no longer none`;
    case 'ingress':
      return l10n.t`backends are service.name and service.port, and every path needs a pathType`;
    case 'resource-metrics':
      return l10n.t`metrics hold their goal in target`;
    case 'endpoint-slice':
      return l10n.t`topology becomes nodeName and zone`;
    case 'webhooks':
      return l10n.t`sideEffects and admissionReviewVersions are required, failurePolicy is Fail and timeoutSeconds 10 by default`;
    case 'crd':
      return l10n.t`every version needs its own structural schema, and validation, subresources and columns stand under versions`;
    case 'event':
      return l10n.t`involvedObject is named regarding, and action, reason and the reporting fields are required`;
    case 'csr':
      return l10n.t`signerName and usages are required`;
    default:
      return undefined;
  }
}

const notes: readonly string[] = ['webhooks', 'crd', 'event', 'csr', 'psp', 'pod-preset'] satisfies readonly Note[];

function fixOf({ instead, changes }: RemovedApi, target: LintObject): Fix | undefined {
  if (instead === undefined || notes.includes(changes)) return undefined;
  const converted = changes === 'none' ? { changes: [], safe: true } : convert(changes as Conversion, target);
  if (!converted) return undefined;
  const version = { op: 'set' as const, path: [...target.path, 'apiVersion'], value: instead };
  return { title: l10n.t`Move to ${instead}`, safe: converted.safe, changes: [version, ...converted.changes] };
}
