import { RUN_LABEL } from '../../runs/run-label';
import type { Check } from './check';

const namedAtMost = 3;

/** Namespaces that the run would make, and that an earlier run of this or another machine made and did not remove. */
export const targetNamespaces: Check = {
  looksAt: 'namespaces',
  run({ plan, namespaces }) {
    if (namespaces === undefined) return Promise.resolve({});
    const targets = new Set(plan.jobs.flatMap(job => job.namespaces));
    const owners = new Map<string, string[]>();
    for (const [name, labels] of namespaces) {
      const owner = labels[RUN_LABEL];
      if (owner !== undefined) owners.set(owner, [...(owners.get(owner) ?? []), name]);
    }
    const sentences = [...owners].map(([owner, names]) => ({
      blocks: names.some(name => targets.has(name)),
      sentence: `${named(names, owner)} still there: wait until that run has ended, or remove what it left with \`headroom clean --run ${owner}\`.`,
    }));
    return Promise.resolve({
      refusals: sentences.filter(({ blocks }) => blocks).map(({ sentence }) => sentence),
      warnings: sentences.filter(({ blocks }) => !blocks).map(({ sentence }) => sentence),
    });
  },
};

function named(names: readonly string[], owner: string): string {
  const shown = names.slice(0, namedAtMost).join(', ') + (names.length > namedAtMost ? ' …' : '');
  return names.length === 1
    ? `Namespace ${shown} of run ${owner} is`
    : `${names.length} namespaces of run ${owner} (${shown}) are`;
}
