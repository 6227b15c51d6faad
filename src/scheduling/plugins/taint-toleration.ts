import { normalized } from '../normalize';
import { fits, type Plugin } from '../plugin';
import { tolerates, untolerated, type Taint } from '../toleration';

/** Taints that are not tolerated: NoSchedule and NoExecute refuse, each PreferNoSchedule costs. */
export const taintToleration: Plugin = {
  name: 'TaintToleration',
  filter: ({ pod, state }) => ({
    filter: node => {
      if (node.taints.length === 0) return fits;
      const taint = untolerated(node.taints, pod.tolerations);
      if (!taint) return fits;
      const { namesTaint } = state.behaviour;
      return [
        namesTaint
          ? `node(s) had untolerated taint {${taint.key}: ${taint.value}}`
          : 'node(s) had untolerated taint(s)',
      ];
    },
  }),
  score: ({ pod }, nodes) => {
    const tolerations = pod.tolerations.filter(({ effect }) => effect === '' || effect === 'PreferNoSchedule');
    const costs = (taint: Taint): boolean =>
      taint.effect === 'PreferNoSchedule' && !tolerations.some(toleration => tolerates(toleration, taint));
    const counts = nodes.map(({ taints }) => (taints.length === 0 ? 0 : taints.filter(costs).length));
    return normalized(counts, 'reverse');
  },
};
