import * as l10n from '@vscode/l10n';
import { asRecord } from '../kubernetes/object';
import { aggregate, countPod, type CountedPod } from '../kubernetes/pod-resources';
import { formatQuantity } from '../kubernetes/quantity';
import { noAmount, readAmount } from '../kubernetes/resource-list';
import type { Path } from '../yaml/place';
import { podTemplates, type PodTemplate } from './containers';
import { isPatch } from './patch';
import type { Finding, Fix, LintObject } from './rule';

/** What containers ask beyond the resources of their pod (validatePodResourceConsistency in pkg/apis/core/validation). */
export function abovePod(target: LintObject): readonly Finding[] {
  return podTemplates(target).flatMap(template => {
    const counted = template.pod['resources'] && !isPatch(target) ? countPod(template.pod) : undefined;
    if (!counted) return [];
    return [...requestsAbovePod(template, counted), ...limitsAbovePod(template, counted)];
  });
}

/** Without a request of the pod, that of the containers becomes the pod's, and its limit is the bound. */
function requestsAbovePod({ pod, podPath }: PodTemplate, counted: CountedPod): readonly Finding[] {
  const { requests, limits } = asRecord(pod['resources']);
  return [...aggregate(counted.containers, 'requests')].flatMap(([resource, sum]) => {
    const list = asRecord(requests)[resource] === undefined ? 'limits' : 'requests';
    const most = asRecord(list === 'requests' ? requests : limits)[resource];
    const bound = most === null ? noAmount : readAmount(most);
    if (!bound || sum <= bound.nano) return [];
    const path = [...podPath, 'resources', list, resource];
    const value = formatQuantity({ ...bound, nano: sum });
    const message =
      list === 'requests'
        ? l10n.t`The containers request ${value} ${resource} together, more than the ${String(most)} of the pod. Raise the pod's request or lower theirs.`
        : l10n.t`The containers request ${value} ${resource} together, more than the pod's limit of ${String(most)}. Raise the pod's limit or lower theirs.`;
    return [{ path, message, fixes: [raising(path, value)] }];
  });
}

function limitsAbovePod({ pod, podPath }: PodTemplate, { containers }: CountedPod): readonly Finding[] {
  const most = asRecord(asRecord(pod['resources'])['limits']);
  const regular = containers.filter(({ role }) => role === 'regular');
  return regular.flatMap(({ name, limits }, index) =>
    [...limits].flatMap(([resource, nano]) => {
      const bound = most[resource] === null ? noAmount : readAmount(most[resource]);
      if (!bound || nano <= bound.nano) return [];
      const value = formatQuantity({ ...bound, nano });
      const own = [...podPath, 'resources', 'limits', resource];
      const message = l10n.t`The ${resource} limit of container "${name}" is ${value}, above the pod's limit of ${String(most[resource])}. Raise the pod's limit or lower this one.`;
      return [
        {
          path: [...podPath, 'containers', index, 'resources', 'limits', resource],
          message,
          fixes: [raising(own, value)],
        },
      ];
    }),
  );
}

function raising(path: Path, value: string): Fix {
  return {
    title: l10n.t`Raise the pod's amount to ${value}`,
    safe: false,
    changes: [{ op: 'set', path, value }],
    placeholder: path,
  };
}
