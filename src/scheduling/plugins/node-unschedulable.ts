import { fits, passes, type Plugin } from '../plugin';
import { tolerates } from '../toleration';

const cordoned = { key: 'node.kubernetes.io/unschedulable', value: '', effect: 'NoSchedule' };
const refused = ['node(s) were unschedulable'];

/** Cordoned nodes take only pods that tolerate the taint of a cordon. */
export const nodeUnschedulable: Plugin = {
  name: 'NodeUnschedulable',
  filter: ({ pod }) =>
    pod.tolerations.some(toleration => tolerates(toleration, cordoned))
      ? passes
      : { filter: node => (node.unschedulable ? refused : fits) },
};
