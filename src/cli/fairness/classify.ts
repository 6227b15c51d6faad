import { createHash } from 'node:crypto';
import { Option, type Command } from 'commander';
import { classify, type Classification } from '../../fairness/classify';
import { dealHand, flowHash, flowText } from '../../fairness/hand';
import { isPathRequest, requesterOf, requestText, type Request, type Requester } from '../../fairness/request';
import { seatsOfList } from '../../fairness/request-seats';
import { divideSeats, type LevelSeats } from '../../fairness/seats';
import { whyNot } from '../../fairness/why-not';
import { workEstimatorOf } from '../../fairness/work-estimator';
import { askedRequest, type RequestFlags } from './asked-request';
import { fairnessSource, type FairnessSource, type SourceFlags } from './source';

interface Flags extends SourceFlags, RequestFlags {
  readonly format: 'pretty' | 'json';
  readonly user: string;
  readonly group?: readonly string[];
}

const examples = `
Groups that authentication adds (system:authenticated, those of a ServiceAccount) are added here too. Without -n the
request is cluster-wide, as a list of all namespaces is.

Examples:
  headroom fairness classify --user system:serviceaccount:kube-system:calico-node --verb list --resource pods
  headroom fairness classify --user jane --group devs --verb create --api-group apps --resource deployments -n team-a
  headroom fairness classify --user system:anonymous --path /healthz -o json`;

/** `headroom fairness classify`: which FlowSchema and level a request meets, and why each earlier one did not take it. */
export function register(fairness: Command): void {
  fairness
    .command('classify')
    .description('which FlowSchema and priority level a request meets, and why')
    .requiredOption('--user <name>', 'who asks, such as system:serviceaccount:NAMESPACE:NAME')
    .option('--group <name...>', 'groups of the user')
    .option('--verb <verb>', 'get, list, watch, create, update, patch, delete, deletecollection')
    .option('--api-group <group>', 'of the resource; the core group when left out')
    .option('--resource <plural>', 'such as pods or pods/status')
    .option('--name <name>', 'of one object')
    .option('-n, --namespace <name>', 'of the request')
    .option('--path <path>', 'instead of a resource, such as /healthz')
    .option('--kubeconfig <file>', 'instead of those that kubectl reads')
    .option('--context <name>', 'instead of the current one')
    .option('--snapshot <file>', 'what headroom snapshot wrote, instead of the cluster')
    .addOption(new Option('-o, --format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', examples)
    .action(async (flags: Flags) => {
      const request = askedRequest(flags);
      const requester = requesterOf(flags.user, flags.group);
      const source = await fairnessSource(flags);
      const document = documentOf(source, requester, request);
      process.stdout.write(
        flags.format === 'json' ? `${JSON.stringify(document, null, 2)}\n` : pretty(document, request),
      );
    });
}

/** `fairness classify -o json`; flowSchema and priorityLevel are null for requests that fairness lets pass unseen. */
interface ClassifyDocument {
  readonly flowSchema: string | null;
  readonly priorityLevel: string | null;
  readonly matchingPrecedence: number | null;
  /** The user or namespace that makes it a flow of its own; empty when there is one flow only. */
  readonly flow: string;
  /** Queues of its hand, one of which it waits in. */
  readonly queues: readonly number[];
  /** Seats of its level; null without a level. */
  readonly levelSeats: LevelSeats | null;
  /** Seats that a list takes, where the objects are counted. */
  readonly seats: number | null;
  readonly exempt: boolean;
  readonly notMatched: readonly NotMatched[];
  readonly user: string;
  readonly groups: readonly string[];
  readonly request: Request;
  readonly kubernetes: string;
}

interface NotMatched {
  readonly flowSchema: string;
  readonly matchingPrecedence: number;
  readonly priorityLevel: string;
  readonly why: string;
}

function documentOf(source: FairnessSource, requester: Requester, request: Request): ClassifyDocument {
  const found = classify(source.control, requester, request);
  const levelSeats = divideSeats(source.control.levels, source.serverSeats).find(
    ({ name }) => name === found?.level.name,
  );
  const notMatched = (found?.passed ?? []).map(one => ({
    ...{ flowSchema: one.flowSchema.name, matchingPrecedence: one.flowSchema.precedence },
    ...{ priorityLevel: one.flowSchema.level, why: whyNot(one, request) },
  }));
  return {
    ...{ flowSchema: found?.flowSchema.name ?? null, priorityLevel: found?.level.name ?? null },
    ...{ matchingPrecedence: found?.flowSchema.precedence ?? null, flow: found?.flow ?? '' },
    ...{ queues: found ? handOf(found) : [], levelSeats: levelSeats ?? null },
    ...{ seats: listSeats(source, request, levelSeats), exempt: found?.level.exempt ?? false, notMatched },
    ...{ ...requester, request, kubernetes: source.kubernetes },
  };
}

function handOf({ flowSchema, level, flow }: Classification): readonly number[] {
  if (!level.queuing || level.queuing.queues < 2) return [];
  const { queues, handSize } = level.queuing;
  const hash = flowHash(createHash('sha256').update(flowText(flowSchema.name, flow)).digest());
  return dealHand(hash, queues, handSize);
}

function listSeats({ stored, kubernetes }: FairnessSource, request: Request, level?: LevelSeats): number | null {
  if (isPathRequest(request) || request.verb !== 'list' || stored.size === 0) return null;
  const { resource, apiGroup } = request;
  const objects = stored.get(apiGroup === '' ? resource : `${resource}.${apiGroup}`);
  return seatsOfList({}, objects, level?.widest, workEstimatorOf(kubernetes));
}

function pretty(document: ClassifyDocument, request: Request): string {
  const { user, groups, flowSchema, priorityLevel, matchingPrecedence, notMatched } = document;
  const asked = `${user} (${groups.join(', ')}): ${requestText(request)}`;
  if (flowSchema === null || priorityLevel === null) {
    return `${asked}\nmeets no FlowSchema: API Priority and Fairness lets logs, exec, port-forward, proxy and profiles pass.\n`;
  }
  return [
    `${asked}\nmeets FlowSchema ${flowSchema} (${matchingPrecedence ?? ''}) and priority level ${priorityLevel}.`,
    ...waits(document),
    ...(notMatched.length > 0 ? ['', 'Asked before it:'] : []),
    ...notMatched.map(one => `  ${one.flowSchema} (${one.matchingPrecedence}): ${one.why}`),
    '',
  ].join('\n');
}

function waits({ exempt, levelSeats, flow, queues, seats }: ClassifyDocument): readonly string[] {
  if (exempt) return ['It is exempt: it never waits.'];
  const hand = queues.length > 0 ? ` Without one it waits in the shortest of queues ${queues.join(', ')}.` : '';
  return [
    `The level has ${levelSeats?.nominal ?? 0} seats, ${levelSeats?.lower ?? 0} to ${levelSeats?.upper ?? 0} with lending.${hand}`,
    ...(flow === '' ? [] : [`Its flow is "${flow}".`]),
    ...(seats === null ? [] : [`A list of it takes ${seats} ${seats === 1 ? 'seat' : 'seats'}.`]),
  ];
}
