import { placementMemory, type PlacementMemory } from '../../report/placement-message';
import { emptyView, type Choice, type ViewState } from './state';

/** What a placement view remembers: which workload it showed, and what the person had chosen. */
type ViewMemory = PlacementMemory & { readonly choice: Choice };

/** What to remember of a view; undefined while there is nothing. */
export function rememberedView({ about, resource, chosen, step }: ViewState): ViewMemory | undefined {
  return about && { ...about, choice: { resource, chosen, step } };
}

/** The view that was remembered; the empty one when `memory` is something else. */
export function viewFrom(memory: unknown): ViewState {
  const about = placementMemory(memory);
  if (!about) return emptyView;
  const { resource, chosen, step } = choiceIn(memory);
  return {
    ...emptyView,
    about,
    resource: resource === 'memory' || resource === 'pods' ? resource : 'cpu',
    chosen: chosen === 'before' || chosen === 'after' || chosen === 'both' ? chosen : undefined,
    step: typeof step === 'number' ? step : undefined,
  };
}

function choiceIn(memory: unknown): Partial<Record<keyof Choice, unknown>> {
  const choice: unknown =
    typeof memory === 'object' && memory !== null && 'choice' in memory ? memory.choice : undefined;
  return typeof choice === 'object' && choice !== null ? choice : {};
}
