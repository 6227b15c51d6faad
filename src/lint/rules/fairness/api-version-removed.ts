import { asRecord, asString } from '../../../kubernetes/object';
import { flowControlGroup, isFlowControl } from '../../flow-control/group';
import type { Change, LintObject, Rule } from '../../rule';

/** Version of flowcontrol → the Kubernetes release without it. Source: Deprecated API Migration Guide. */
const removedIn: Readonly<Record<string, string>> = {
  v1alpha1: '1.21',
  v1beta1: '1.26',
  v1beta2: '1.29',
  v1beta3: '1.32',
};
const preserveZero = 'flowcontrol.k8s.io/v1beta3-preserve-zero-concurrency-shares';

export const apiVersionRemoved: Rule = {
  meta: {
    id: 'api-version-removed',
    title: 'API version that current clusters no longer serve',
    severity: 'error',
    category: 'fairness',
    refusedByServer: true,
    why: 'A removed version is refused as a whole: `no matches for kind "FlowSchema"`. After a cluster upgrade the old object stays in etcd, but a manifest can no longer change or restore it, so priorities go missing when they are needed.',
    whatToDo:
      'Write `apiVersion: flowcontrol.apiserver.k8s.io/v1` (served since 1.29). Since v1beta3 `assuredConcurrencyShares` is named `nominalConcurrencyShares`. The safe fix changes both.',
    links: [
      {
        title: 'Deprecated API migration guide',
        url: 'https://kubernetes.io/docs/reference/using-api/deprecation-guide/#flowcontrol-resources-v132',
      },
    ],
    peers: { 'kube-score': 'stable-version' },
  },
  check(target) {
    const version = asString(target.object.apiVersion)?.split('/')[1] ?? '';
    const release = removedIn[version];
    if (!isFlowControl(target.object) || release === undefined) return [];
    return [
      {
        path: [...target.path, 'apiVersion'],
        message: `${flowControlGroup}/${version} is not served since Kubernetes ${release}. Use ${flowControlGroup}/v1.`,
        fixes: [{ title: `Move to ${flowControlGroup}/v1`, safe: true, changes: moveToV1(target) }],
      },
    ];
  },
};

function moveToV1(target: LintObject): Change[] {
  const version: Change = { op: 'set', path: [...target.path, 'apiVersion'], value: `${flowControlGroup}/v1` };
  return [version, ...moveShares(target)];
}

/** In v1 a share of 0 stays 0, and the annotation that asked for it is refused; in earlier versions 0 meant the default, 30. */
function moveShares({ object, path }: LintObject): Change[] {
  const limited = asRecord(asRecord(object['spec'])['limited']);
  const annotations = asRecord(asRecord(object.metadata)['annotations']);
  const key = ['nominalConcurrencyShares', 'assuredConcurrencyShares'].find(name => name in limited);
  const keepsZero = preserveZero in annotations;
  const changes: Change[] = keepsZero
    ? [{ op: 'remove', path: [...path, 'metadata', 'annotations', preserveZero] }]
    : [];
  if (key === undefined) return changes;
  const at = [...path, 'spec', 'limited', key];
  if (limited[key] === 0 && !keepsZero) changes.push({ op: 'set', path: at, value: 30 });
  if (key === 'assuredConcurrencyShares') changes.push({ op: 'rename', path: at, key: 'nominalConcurrencyShares' });
  return changes;
}
