import { nodeAffinityMatches, preference, termMatches, type NodeSelectorTerm } from '../node-selector';
import { normalized } from '../normalize';
import { fits, passes, type Cycle, type Filtering, type Plugin } from '../plugin';

const refused = ["node(s) didn't match Pod's node affinity/selector"];
const refusedByScheduler = ["node(s) didn't match scheduler-enforced node affinity"];

/** nodeSelector and node affinity of the pod, and the affinity that the scheduler's configuration adds. */
export const nodeAffinity: Plugin = {
  name: 'NodeAffinity',
  filter,
  score: ({ pod, args }, nodes) => {
    const { addedPreferences } = args;
    if (!hasPreference(pod.object) && addedPreferences.length === 0) return undefined;
    const sums = nodes.map(node => preference(addedPreferences, node) + preference(pod.preferredNodes, node));
    return normalized(sums, 'as is');
  },
};

function filter({ pod, args: { addedTerms } }: Cycle): Filtering {
  const { nodeSelector, terms } = pod.nodeAffinity;
  if (!terms && !addedTerms && nodeSelector.requirements.length === 0) return passes;
  const only = namedNodes(terms);
  if (only?.size === 0) return { rejected: 'pod affinity terms conflict' };
  return {
    ...(only && { only }),
    filter: node => {
      if (addedTerms && !addedTerms.some(term => termMatches(term, node))) return refusedByScheduler;
      return nodeAffinityMatches(pod.nodeAffinity, node) ? fits : refused;
    },
  };
}

/** When every term names nodes by metadata.name, no others are looked at. */
function namedNodes(terms: readonly NodeSelectorTerm[] | undefined): ReadonlySet<string> | undefined {
  if (!terms || terms.length === 0) return undefined;
  const names = new Set<string>();
  for (const { fields } of terms) {
    const named = fields.filter(({ key, operator }) => key === 'metadata.name' && operator === 'In');
    const [first, ...others] = named.map(({ values }) => values);
    if (!first) return undefined;
    for (const name of first) if (others.every(values => values.includes(name))) names.add(name);
  }
  return names;
}

/** An empty list of preferences is none; one whose terms weigh nothing is one, and everyone gets 0. */
function hasPreference(pod: Cycle['pod']['object']): boolean {
  const spec = pod['spec'] as { affinity?: { nodeAffinity?: Record<string, unknown> } } | undefined;
  const list = spec?.affinity?.nodeAffinity?.['preferredDuringSchedulingIgnoredDuringExecution'];
  return Array.isArray(list) && list.length > 0;
}
