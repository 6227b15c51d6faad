import * as l10n from '@vscode/l10n';
import { asRecord, nameOf, namespaceOf, type PlainRecord } from '../../../kubernetes/object';
import { isTemplated } from '../../../yaml/templated';
import { isOnlyOne } from '../../links/only-one';
import { podKinds, podsCarrying, podsInSight, podsMadeBy, type PodsInSight } from '../../links/pods-in-sight';
import { meetsAll, plainRequirementsOf } from '../../links/selects';
import type { Finding, Fix, LintContext, LintObject, Rule } from '../../rule';
import { nearestMiss, type Miss } from './nearest-miss';
import { serviceSpec } from './services';

export const serviceMatchesNothing: Rule = {
  meta: {
    id: 'service-matches-nothing',
    title: 'Service without pods',
    severity: 'warning',
    category: 'network',
    acrossFiles: true,
    peers: { 'kube-linter': 'dangling-service', 'kube-score': 'service-targets-pod' },
    why: 'A Service whose selector fits no pod has no endpoints: connections are refused at once, and behind an Ingress every request is a 503. The objects are valid, so nothing says why. A load test against it measures the refusal.',
    whatToDo:
      'Make the selector equal to labels of the pod template. When something else gives the pods that label while they run (an operator, a leader election), leave it.',
    links: [
      {
        title: 'Debug Services: does the Service have endpoints?',
        url: 'https://kubernetes.io/docs/tasks/debug/debug-application/debug-service/#does-the-service-have-any-endpointslices',
      },
    ],
  },
  about: { kinds: ['Service'] },
  check(target, context) {
    const spec = serviceSpec(target);
    const selector = spec?.['selector'];
    if (!spec || spec['type'] === 'ExternalName' || !isWritten(selector) || !isOnlyOne(target, context)) return [];
    const isMatch = (pods: PodsInSight): boolean =>
      mayShareNamespace(pods, target) && meetsAll(plainRequirementsOf(selector), pods.labels) === true;
    const [[key = '', value] = []] = Object.entries(selector);
    if (podsCarrying(key, String(value), context).some(isMatch)) return [];
    const near = podsInSight(context).filter(pods => mayShareNamespace(pods, target));
    const requirements = plainRequirementsOf(selector);
    if (near.length === 0 || near.some(({ labels }) => meetsAll(requirements, labels) !== false)) return [];
    const miss = nearestMiss(asRecord(selector), target, near);
    return miss && !mayHavePodsElsewhere(selector, target, context) ? [finding(target, miss)] : [];
  },
};

function isWritten(selector: unknown): selector is PlainRecord {
  const values = Object.values(asRecord(selector));
  return !isTemplated(selector) && values.length > 0 && values.every(value => typeof value === 'string');
}

/** A namespace that is not written may be any: kubectl or a kustomization gives it. */
function mayShareNamespace({ namespace }: PodsInSight, { object }: LintObject): boolean {
  const own = namespaceOf(object);
  return namespace === undefined || own === undefined || namespace === own;
}

function mayHavePodsElsewhere(selector: PlainRecord, target: LintObject, context: LintContext): boolean {
  const requirements = plainRequirementsOf(selector);
  const isSelected = (candidate: LintObject): boolean =>
    podsMadeBy(candidate).some(
      pods => mayShareNamespace(pods, target) && meetsAll(requirements, pods.labels) !== false,
    );
  return podKinds.some(kind => context.neighbours.mayExistElsewhere(kind, isSelected));
}

function finding(target: LintObject, { key, wanted, carried, pods, isSure }: Miss): Finding {
  const path = [...target.path, 'spec', 'selector', key];
  return {
    path,
    message: l10n.t`No pods here have ${key}: ${wanted}, so this Service has no endpoints. Pods of ${String(pods.of.object.kind)} "${nameOf(pods.of.object) ?? ''}" have ${key}: ${carried}.`,
    ...(isSure ? {} : { severity: 'hint' as const }),
    fixes: [selectFix(path, key, carried)],
    related: [{ of: pods.of, path: pods.labelsPath, message: l10n.t`The nearest labels` }],
  };
}

function selectFix(path: Finding['path'], key: string, carried: string): Fix {
  return {
    title: l10n.t`Select ${key}: ${carried}`,
    safe: false,
    changes: [{ op: 'set', path, value: carried }],
    placeholder: path,
  };
}
