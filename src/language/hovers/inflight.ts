import { asRecord, textOf } from '../../kubernetes/object';
import { DEFAULT_SERVER_SEATS } from '../../kubernetes/flow-control';
import type { HoverTarget } from './hover-target';

const flag = /^(?:--)?(max-(?:mutating-)?requests-inflight)(?:=(\d+))?$/;

/** `--max-requests-inflight` and `--max-mutating-requests-inflight` in arguments or kubeadm's extraArgs. */
export function explainInflight({ path, target }: HoverTarget): string | undefined {
  const value = path.reduce<unknown>(
    (inner, step) => (Array.isArray(inner) ? (inner as unknown[])[Number(step)] : asRecord(inner)[String(step)]),
    target.object,
  );
  const written = [textOf(path.at(-1)), textOf(value)].find(text => flag.test(text));
  if (written === undefined) return undefined;
  const [, name = '', own] = flag.exec(written) ?? [];
  const amount = Number(own ?? value);
  return [
    `**--${name}**: part of the API server's seats. Both flags add up: 400 + 200 = ${DEFAULT_SERVER_SEATS} by default. With API Priority and Fairness only the sum counts.`,
    Number.isInteger(amount) && amount > 0 ? seats(name, amount) : '',
    'A higher sum admits more work at once, for every level alike: it also takes more memory. A lower one throttles kube-system too; a FlowSchema separates one client.',
    '[API Priority and Fairness](https://kubernetes.io/docs/concepts/cluster-administration/flow-control/)',
  ]
    .filter(line => line !== '')
    .join('\n\n');
}

function seats(name: string, amount: number): string {
  const other = name === 'max-requests-inflight' ? 200 : 400;
  const sum = amount + other;
  return `Here: ${amount}, with the other at its default of ${other}: ${sum} seats; workload-low gets ceil(${sum}·100 ÷ 245) = **${Math.ceil((sum * 100) / 245)}**.`;
}
