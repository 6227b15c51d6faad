import { entriesOf, type Dimension, type NodeRoom } from './node-room';

/** What ends first when everything that runs grows alike. */
export interface RunsOutFirst {
  readonly dimension: Dimension;
  /** Of what is allocatable, asked for now: 0 to 1, above 1 where more is asked than there is. */
  readonly share: number;
  /** By how much all that runs may grow until then: 0.4 is 40 %. */
  readonly growth: number;
}

/** The dimension of which the largest share is asked for; `undefined` when nothing is asked for. */
export function runsOutFirst(rooms: NodeRoom['rooms']): RunsOutFirst | undefined {
  const [first] = entriesOf(rooms)
    .map(([dimension, { allocatable, requested }]) => ({ dimension, share: shareOf(requested, allocatable) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
  return first && { ...first, growth: Math.max(0, 1 / first.share - 1) };
}

/** Of nothing, whatever is asked is all. */
function shareOf(requested: number, allocatable: number): number {
  if (requested === 0) return 0;
  return allocatable === 0 ? 1 : requested / allocatable;
}
