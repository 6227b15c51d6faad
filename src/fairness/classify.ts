import type { FlowControl } from './flow-control';
import type { FlowSchema } from './flow-schema';
import { matchRules, type Match } from './match';
import type { PriorityLevel } from './priority-level';
import { isLongRunning, isPathRequest, type Request, type Requester } from './request';

/** A FlowSchema that was asked and did not take the request. */
export interface Passed {
  readonly flowSchema: FlowSchema;
  /** Why not; `no-level` when its priority level does not exist, so that it is never asked. */
  readonly because: 'no-level' | Exclude<Match, { matches: true }>['missing'];
}

/** Where a request goes. */
export interface Classification {
  readonly flowSchema: FlowSchema;
  readonly level: PriorityLevel;
  /** The flow within the FlowSchema: user or namespace; empty when all its requests are one flow or the level has no queues. */
  readonly flow: string;
  /** Those that come before it, in the order asked. */
  readonly passed: readonly Passed[];
}

/**
 * The FlowSchema and level that a request meets, as startRequest of util/flowcontrol/apf_controller.go (k8s.io/apiserver
 * v1.36) finds them. `undefined` for requests that API Priority and Fairness lets pass unseen.
 */
export function classify(
  { flowSchemas, levels }: FlowControl,
  requester: Requester,
  request: Request,
): Classification | undefined {
  if (isLongRunning(request)) return undefined;
  const levelNamed = new Map(levels.map(level => [level.name, level]));
  const passed: Passed[] = [];
  for (const flowSchema of flowSchemas) {
    const level = levelNamed.get(flowSchema.level);
    const match = level ? matchRules(flowSchema.rules, requester, request) : undefined;
    if (level && match?.matches) {
      return { flowSchema, level, flow: flowOf(flowSchema, level, requester, request), passed };
    }
    passed.push({ flowSchema, because: match?.matches === false ? match.missing : 'no-level' });
  }
  return fallBack(levelNamed, passed, requester, request);
}

/** Somebody in neither system:authenticated nor system:unauthenticated: the server takes catch-all all the same. */
function fallBack(
  levels: ReadonlyMap<string, PriorityLevel>,
  passed: readonly Passed[],
  requester: Requester,
  request: Request,
): Classification | undefined {
  const flowSchema = passed.find(one => one.flowSchema.name === 'catch-all')?.flowSchema;
  const level = flowSchema && levels.get(flowSchema.level);
  return level && { flowSchema, level, flow: flowOf(flowSchema, level, requester, request), passed };
}

function flowOf(
  { distinguisher }: FlowSchema,
  { queuing }: PriorityLevel,
  { user }: Requester,
  request: Request,
): string {
  if (distinguisher === undefined || queuing === undefined || queuing.queues < 2) return '';
  if (distinguisher === 'ByUser') return user;
  return isPathRequest(request) ? '' : (request.namespace ?? '');
}
