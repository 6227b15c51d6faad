import * as l10n from '@vscode/l10n';
import { asRecord, nameOf } from '../../kubernetes/object';
import { podTotal, type Resources } from '../../kubernetes/pod-resources';
import { formatQuantity } from '../../kubernetes/quantity';
import { readAmount, type Amounts } from '../../kubernetes/resource-list';
import type { Path } from '../../yaml/place';
import { limitsOf } from '../limit-range';
import type { Finding, LintObject } from '../rule';
import type { Counted } from './quota-refusals';

type List = keyof Resources;

/** Something whose amounts a LimitRange bounds: a container, or the whole pod. */
interface Bounded {
  readonly amounts: Resources;
  readonly holder: string;
  /** Where an amount stands, or would stand. */
  readonly place: (list: List, resource: string) => Path;
}

/** Why a LimitRange refuses pods of a workload (plugin/pkg/admission/limitranger). */
export function limitRangeRefusals(limitRange: LintObject, counted: Counted): readonly Finding[] {
  return limitsOf(limitRange).flatMap((item, index) => {
    const bounded = item['type'] === 'Container' ? containers(counted) : item['type'] === 'Pod' ? [whole(counted)] : [];
    return (['min', 'max', 'maxLimitRequestRatio'] as const).flatMap(key =>
      Object.entries(asRecord(item[key])).flatMap(([resource, written]) => {
        const bound = readAmount(written)?.nano;
        if (bound === undefined) return [];
        const related = [
          {
            of: limitRange,
            path: [...limitRange.path, 'spec', 'limits', index, key, resource],
            message: l10n.t`The LimitRange`,
          },
        ];
        const name = nameOf(limitRange.object) ?? '';
        return bounded
          .flatMap(one => refusals[key](one, resource, bound, name))
          .map(finding => ({ ...finding, related }));
      }),
    );
  });
}

/** A default of the LimitRange may be a limit below the request that is written. */
export function defaultBelowRequest(counted: Counted): readonly Finding[] {
  return containers(counted).flatMap(({ amounts, holder, place }, index) => {
    const written = asRecord(asRecord(counted.containers[index]?.resources)['limits']);
    return [...amounts.requests].flatMap(([resource, request]) => {
      const limit = amounts.limits.get(resource);
      if (limit === undefined || request <= limit || written[resource] !== undefined) return [];
      const path = place('limits', resource);
      const [asked, most] = [text(resource, request), text(resource, limit)];
      const message = l10n.t`A LimitRange gives ${holder} a ${resource} limit of ${most}, below its request of ${asked}: its pods are refused. Set a limit.`;
      const title = l10n.t`Set the limit to ${asked}`;
      return [
        {
          path,
          message,
          fixes: [{ title, safe: false, changes: [{ op: 'set', path, value: asked }], placeholder: path }],
        },
      ];
    });
  });
}

function containers({ pod, containers: written }: Counted): readonly Bounded[] {
  return pod.containers.map((amounts, index) => ({
    amounts,
    holder: l10n.t`container "${amounts.name}"`,
    place: (list, resource) => [...(written[index]?.path ?? []), 'resources', list, resource],
  }));
}

function whole({ pod, template }: Counted): Bounded {
  const amounts = { requests: podTotal(pod, 'requests'), limits: podTotal(pod, 'limits') };
  return { amounts, holder: l10n.t`the pod`, place: () => template.podPath };
}

type Refusal = (one: Bounded, resource: string, bound: bigint, name: string) => readonly Finding[];

const refusals: Readonly<Record<'min' | 'max' | 'maxLimitRequestRatio', Refusal>> = {
  min: (one, resource, bound, name) =>
    outside(
      one,
      resource,
      amount => amount < bound,
      (what, amount) =>
        l10n.t`LimitRange "${name}" refuses the pods: the ${resource} ${what} of ${one.holder} is ${amount}, the least is ${text(resource, bound)}. Raise it.`,
    ),
  max: (one, resource, bound, name) =>
    outside(
      one,
      resource,
      amount => amount > bound,
      (what, amount) =>
        l10n.t`LimitRange "${name}" refuses the pods: the ${resource} ${what} of ${one.holder} is ${amount}, the most is ${text(resource, bound)}. Lower it.`,
    ),
  maxLimitRequestRatio: ({ amounts, holder, place }, resource, bound, name) => {
    const [limit, request] = [amounts.limits.get(resource), amounts.requests.get(resource)];
    if (limit === undefined || request === undefined || request <= 0n) return [];
    const ratio = Number(limit) / Number(request);
    if (ratio <= Number(bound) / 1e9) return [];
    const times = Math.round(ratio * 10) / 10;
    const message = l10n.t`LimitRange "${name}" refuses the pods: the ${resource} limit of ${holder} is ${times} times its request, the most is ${Number(bound) / 1e9}. Raise the request or lower the limit.`;
    return [{ path: place('requests', resource), message }];
  },
};

/** The limit first; a request that only follows it is not said twice. */
function outside(
  { amounts, place }: Bounded,
  resource: string,
  isOutside: (amount: bigint) => boolean,
  message: (what: string, amount: string) => string,
): readonly Finding[] {
  const found = (list: List): bigint | undefined => amountOf(amounts[list], resource);
  const [limit, request] = [found('limits'), found('requests')];
  const list = limit !== undefined && isOutside(limit) ? 'limits' : 'requests';
  const amount = list === 'limits' ? limit : request;
  if (amount === undefined || !isOutside(amount)) return [];
  const what = list === 'limits' ? l10n.t`limit` : l10n.t`request`;
  return [{ path: place(list, resource), message: message(what, text(resource, amount)) }];
}

function amountOf(amounts: Amounts, resource: string): bigint | undefined {
  return amounts.get(resource);
}

function text(resource: string, nano: bigint): string {
  return formatQuantity({ nano, format: resource === 'memory' ? 'BinarySI' : 'DecimalSI' });
}
