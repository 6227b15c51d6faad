import * as l10n from '@vscode/l10n';
import { clusterKinds } from '../../cluster-config/component-configs';
import { DEFAULT_SERVER_SEATS } from '../../../kubernetes/flow-control';
import { flagsOf, type Flag } from '../../cluster-config/flags';
import { fairnessPage } from '../../pages';
import type { Finding, Rule } from '../../rule';

/** Source: kube-apiserver, defaults of v1.36. */
const defaults: Readonly<Record<string, number>> = {
  'max-requests-inflight': 400,
  'max-mutating-requests-inflight': 200,
};

export const apiserverInflight: Rule = {
  meta: {
    id: 'apiserver-inflight',
    title: 'Changed number of requests at once',
    severity: 'info',
    category: 'cluster',
    why: 'With API Priority and Fairness only the sum of the two flags counts: it is shared out among all priority levels. Fewer seats throttle kube-system and the nodes together with the client that was meant; more seats let every client in, which costs memory: many large lists at once are how API servers die.',
    whatToDo:
      'Leave the flags at 400 and 200, and hold back one client with a FlowSchema and a PriorityLevelConfiguration of its own. Raise the sum only with CPU and memory to spare on every control plane node.',
    links: [fairnessPage],
  },
  about: { kinds: clusterKinds },
  check(target) {
    const flags = flagsOf(target).filter(
      ({ component, name, value }) => component === 'kube-apiserver' && name in defaults && /^\d+$/.test(value),
    );
    // The order of the defaults, so that the order of keys changes nothing.
    const changed = Object.keys(defaults).flatMap(name =>
      flags.filter(flag => flag.name === name && Number(flag.value) !== defaults[name]),
    )[0];
    const seats = Object.keys(defaults).reduce((sum, name) => sum + seatsOf(flags, name), 0);
    return changed ? [finding(changed, seats)] : [];
  },
};

function seatsOf(flags: readonly Flag[], name: string): number {
  return Number(flags.findLast(flag => flag.name === name)?.value ?? defaults[name]);
}

function finding({ name, path }: Flag, seats: number): Finding {
  if (seats === DEFAULT_SERVER_SEATS) {
    return {
      path,
      message: l10n.t`--${name} is changed, but the API server still serves ${seats} requests at once in all: only the sum counts. Leave both flags out.`,
    };
  }
  return {
    path,
    message:
      seats < DEFAULT_SERVER_SEATS
        ? l10n.t`The API server serves ${seats} requests at once instead of ${DEFAULT_SERVER_SEATS}: this throttles kube-system too. Separate one client with a FlowSchema.`
        : l10n.t`The API server serves ${seats} requests at once instead of ${DEFAULT_SERVER_SEATS}, of every client alike. Watch its memory, and separate one client with a FlowSchema.`,
  };
}
