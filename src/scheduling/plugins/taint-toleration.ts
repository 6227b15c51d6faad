import { normalized } from '../normalize';
import { fits, type Plugin } from '../plugin';
import { tolerates, untolerated } from '../toleration';

/** Taints that are not tolerated: NoSchedule and NoExecute refuse, each PreferNoSchedule costs. */
export const taintToleration: Plugin = {
  name: 'TaintToleration',
  filter: ({ pod, state }) => ({
    filter: node => {
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
    const counts = nodes.map(
      ({ taints }) =>
        taints.filter(
          taint => taint.effect === 'PreferNoSchedule' && !tolerations.some(toleration => tolerates(toleration, taint)),
        ).length,
    );
    return normalized(counts, 'reverse');
  },
};
