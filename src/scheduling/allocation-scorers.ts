import type { Allocation, AllocationScorer } from './allocation';
import { divided, share } from './int64';
import { MOST } from './normalize';
import type { ScoringStrategy, ShapePoint } from './plugin-args';

type OneResource = (requested: number, allocatable: number) => number;
/** Scores in a configuration's shape go to 10, a plugin's to 100. */
const SHAPE_SCALE = 10;

const leastAllocated: OneResource = (requested, allocatable) =>
  requested > allocatable ? 0 : share(allocatable - requested, MOST, allocatable);

const mostAllocated: OneResource = (requested, allocatable) =>
  share(Math.min(requested, allocatable), MOST, allocatable);

/** The scoring strategies of NodeResourcesFit (least_allocated.go, most_allocated.go, requested_to_capacity_ratio.go). */
export function allocationScorer({ type, shape }: ScoringStrategy): AllocationScorer {
  if (type === 'LeastAllocated') return weighted(leastAllocated);
  if (type === 'MostAllocated') return weighted(mostAllocated);
  return capacityRatio(shape);
}

function weighted(one: OneResource): AllocationScorer {
  return allocations => {
    let [score, weights] = [0, 0];
    for (const { requested, allocatable, weight } of allocations) {
      score += one(requested, allocatable) * weight;
      weights += weight;
    }
    return weights === 0 ? 0 : divided(score, weights);
  };
}

function capacityRatio(shape: readonly ShapePoint[]): AllocationScorer {
  const points = shape.map(({ utilization, score }) => ({ utilization, score: score * SHAPE_SCALE }));
  const scoreOf = ({ requested, allocatable }: Allocation): number =>
    brokenLine(points, requested > allocatable ? 100 : share(requested, 100, allocatable));
  return allocations => {
    let [score, weights] = [0, 0];
    for (const allocation of allocations) {
      const one = scoreOf(allocation);
      if (one <= 0) continue;
      score += one * allocation.weight;
      weights += allocation.weight;
    }
    return weights === 0 ? 0 : Math.round(score / weights);
  };
}

/** Straight lines between points, level before the first and after the last (plugins/helper/shape_score.go). */
export function brokenLine(points: readonly ShapePoint[], utilization: number): number {
  const index = points.findIndex(point => utilization <= point.utilization);
  const [before, after] = [points[index - 1], points[index]];
  if (!after) return points.at(-1)?.score ?? 0;
  if (!before) return after.score;
  const rise = (after.score - before.score) * (utilization - before.utilization);
  return before.score + divided(rise, after.utilization - before.utilization);
}
