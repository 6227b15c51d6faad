import type {
  NodeView,
  PlacementMemory,
  PlacementMessage,
  PlacementView,
  Rollout,
} from '../../report/placement-message';

export type ResourceName = 'cpu' | 'memory' | 'pods';
export type Version = 'before' | 'after';
export type Shown = Version | 'both';

/** What the person chose of a view. */
export interface Choice {
  readonly resource: ResourceName;
  /** Undefined while nobody chose: both when they differ. */
  readonly chosen: Shown | undefined;
  /** How many replicas are placed; undefined for all of them, however many they become. */
  readonly step: number | undefined;
}

/** What the placement view shows: what the editor told, and what the person chose. */
export interface ViewState extends Choice {
  readonly told: PlacementMessage | undefined;
  /** Why `told` is from before, a sentence; undefined while it is not. */
  readonly outdated: string | undefined;
  /** The workload for which the choice was made. */
  readonly about: PlacementMemory | undefined;
  readonly playing: boolean;
}

export const emptyView: ViewState = {
  told: undefined,
  outdated: undefined,
  about: undefined,
  resource: 'cpu',
  chosen: undefined,
  step: undefined,
  playing: false,
};

/** The state after a message. While a text is half written, what was drawn of it stays. */
export function receive(state: ViewState, told: PlacementMessage): ViewState {
  const { uri, key } = told;
  const about = { uri, key };
  if (!isAbout(state.about, about))
    return { ...state, told, about, outdated: undefined, step: undefined, chosen: undefined };
  if (told.state.kind === 'unreadable' && state.told?.state.kind === 'placed')
    return { ...state, outdated: told.state.sentence };
  return { ...state, told, outdated: undefined };
}

function isAbout(before: PlacementMemory | undefined, { uri, key }: PlacementMemory): boolean {
  const { kind, name, namespace } = before?.key ?? {};
  return uri === before?.uri && kind === key.kind && name === key.name && namespace === key.namespace;
}

/** A state with something to draw. */
export interface Drawn {
  readonly view: PlacementView;
  readonly rollouts: readonly { readonly version: Version; readonly rollout: Rollout }[];
  readonly shown: Shown;
  readonly resource: ResourceName;
  /** Replicas placed, and how many there are to place in the longest rollout that is shown. */
  readonly step: number;
  readonly steps: number;
  readonly playing: boolean;
}

/** What there is to draw; undefined while there is nothing. */
export function drawn({ told, chosen, resource, step, playing }: ViewState): Drawn | undefined {
  if (told?.state.kind !== 'placed') return undefined;
  const { view } = told.state;
  const shown = shownOf(view, chosen);
  const versions: readonly Version[] = shown === 'both' ? ['before', 'after'] : [shown];
  const rollouts = versions.flatMap(version => {
    const rollout = view[version];
    return rollout ? [{ version, rollout }] : [];
  });
  const steps = Math.max(0, ...rollouts.map(({ rollout }) => rollout.steps.length));
  return { ...{ view, rollouts, shown, resource, steps, playing }, step: Math.min(step ?? steps, steps) };
}

function shownOf(view: PlacementView, chosen: Shown | undefined): Shown {
  if (!view.before) return 'after';
  return chosen ?? (isSame(view.before, view.after) ? 'after' : 'both');
}

/** Whether two rollouts ask for the same and go to the same nodes. */
export function isSame(one: Rollout, other: Rollout): boolean {
  const key = ({ replicas, cpu, memory, steps }: Rollout): string =>
    JSON.stringify([replicas, cpu, memory, steps.map(({ node, total, ties }) => [node, total, ties])]);
  return key(one) === key(other);
}

/** The state after a key that steps through replicas; undefined for keys that mean nothing. */
export function stepped(state: ViewState, key: string): ViewState | undefined {
  const now = drawn(state);
  if (!now) return undefined;
  const to: Readonly<Record<string, number>> = {
    ArrowRight: now.step + 1,
    ArrowLeft: now.step - 1,
    Home: 0,
    End: now.steps,
  };
  const next = to[key];
  return next === undefined ? undefined : at(state, next, now.steps);
}

/** The last step follows the rollout when that grows. */
export function at(state: ViewState, step: number, steps: number): ViewState {
  const within = Math.min(Math.max(step, 0), steps);
  return { ...state, step: within === steps ? undefined : within };
}

/** Replicas that a rollout has on a node after so many steps, by their number from 1. */
export function replicasOn({ steps }: Rollout, { name }: NodeView, step: number): readonly number[] {
  return steps.slice(0, step).flatMap(({ node }, index) => (node === name ? [index + 1] : []));
}
