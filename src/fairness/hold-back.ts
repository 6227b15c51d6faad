import type { KubernetesObject } from '../kubernetes/object';
import { withChanges, type FlowControl } from './flow-control';
import { newLevel, schemaObject } from './new-objects';
import { demandOf, type Ask, type Asker } from './rank-askers';

/** Objects that give the worst requests of somebody a level of their own. */
export interface HoldBack {
  /** The level first, unless it is there already; then the FlowSchema. */
  readonly objects: readonly KubernetesObject[];
  readonly flowSchema: string;
  readonly level: string;
  /** What they hold back. */
  readonly ask: Ask;
  /** The cluster's objects with these. */
  readonly after: FlowControl;
}

/** Fewest seats of the new level: fewer, and one slow list stops the others. */
const FEWEST = 8;
/** Most of the server's seats that it gets. */
const MOST = 0.1;

/**
 * A FlowSchema for what `asker` asks most, and its level: half of the seats that it wants now, from 8 to a tenth of the
 * server's, and nothing borrowed. `undefined` for exempt users, whom no FlowSchema reaches.
 */
export function holdBack(asker: Asker, control: FlowControl, serverSeats: number): HoldBack | undefined {
  const [ask] = asker.asks;
  const before = control.flowSchemas.find(({ name }) => asker.flowSchemas.includes(name));
  if (!ask || !before || before.precedence <= 2) return undefined;
  const level = baseName(asker.user);
  const name = `${level}-${isCustom(ask.apiGroup) ? ask.apiGroup : dnsName(`${ask.verb}-${ask.resource}`)}`;
  const matchingPrecedence = freeBelow(before.precedence, control);
  const flowSchema = schemaObject({ name, level, matchingPrecedence, rule: ruleOf(asker.user, ask) });
  const isThere = control.levels.some(known => known.name === level);
  const objects = [...(isThere ? [] : [levelFor(level, asker, control, serverSeats)]), flowSchema];
  return {
    objects,
    flowSchema: name,
    level,
    ask,
    after: withChanges(
      control,
      objects.map(object => ({ object })),
    ),
  };
}

function levelFor(name: string, asker: Asker, { levels }: FlowControl, serverSeats: number): KubernetesObject {
  const seats = Math.max(FEWEST, Math.min(Math.ceil(demandOf(asker) / 2), Math.ceil(serverSeats * MOST)));
  const others = levels.reduce((sum, { shares }) => sum + shares, 0);
  const shares = Math.max(1, Math.floor((seats * others) / Math.max(1, serverSeats - seats)));
  return newLevel(name, { shares, borrowingLimitPercent: 0 });
}

function freeBelow(precedence: number, { flowSchemas }: FlowControl): number {
  const taken = new Set(flowSchemas.map(one => one.precedence));
  let free = precedence > 200 ? precedence - 50 : precedence - 1;
  while (free > 2 && taken.has(free)) free--;
  return free;
}

function ruleOf(user: string, { verb, apiGroup, resource, isPath }: Ask): object {
  const [, , namespace, name] = user.startsWith('system:serviceaccount:') ? user.split(':') : [];
  const subject =
    namespace && name
      ? { kind: 'ServiceAccount', serviceAccount: { namespace, name } }
      : { kind: 'User', user: { name: user } };
  if (isPath) return { subjects: [subject], nonResourceRules: [{ verbs: [verb], nonResourceURLs: [resource] }] };
  // What lists also watches, and a watch begins with a list.
  const verbs = ['list', 'watch'].includes(verb) ? ['list', 'watch'] : [verb];
  const resources = isCustom(apiGroup) ? ['*'] : [resource];
  const resourceRule = { verbs, apiGroups: [apiGroup], resources, clusterScope: true, namespaces: ['*'] };
  return { subjects: [subject], resourceRules: [resourceRule] };
}

/** True for groups of CustomResourceDefinitions: an agent reads all kinds of its group alike. */
function isCustom(apiGroup: string): boolean {
  return apiGroup.includes('.') && !apiGroup.endsWith('.k8s.io');
}

function baseName(user: string): string {
  return dnsName(user.startsWith('system:serviceaccount:') ? (user.split(':')[3] ?? user) : user);
}

function dnsName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}
