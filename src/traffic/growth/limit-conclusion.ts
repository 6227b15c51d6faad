import { leastSquares, type Line } from '../../report/regression';
import type { ServerSample } from '../../report/server-report';
import { bytesInWords, count } from '../../report/words';
import type { Conclusion } from '../cluster-run';
import { judgedInWords, objectiveNote, type Objective } from './objective';
import type { GrownStep } from './step';

/** Memory that is left for the API server. */
export interface Room {
  readonly bytes: number;
  readonly where: string;
}

/** How far the steps came, what 1000 pods cost, and where memory would end. */
export function limitConclusion(
  grown: readonly GrownStep[],
  first: ServerSample | undefined,
  room: Room | undefined,
  config: Objective & { readonly steps: number },
): Conclusion {
  const last = grown.at(-1);
  if (last === undefined) return { notes: [] };
  const line = memoryLine(grown, first);
  const memory = line === undefined ? noLine(grown) : memorySentence(line);
  const end = line === undefined ? [] : [endSentence(line, room, last.podsReady)];
  const notes = [...grown.map(inWords), memory, ...end, objectiveNote(config), simulatedNote];
  const reached = grown.filter(({ isWithin, settled }) => isWithin && settled).at(-1)?.podsReady ?? 0;
  return { answer: `${howFar(last, reached, grown.length, config.steps)} ${memory}`, notes };
}

function noLine(grown: readonly GrownStep[]): string {
  const why =
    grown.length < 2 && grown.every(({ server }) => server !== undefined)
      ? 'two steps at least are needed'
      : 'the API server’s own figures of at least three moments are needed (GET /metrics), all of one server';
  return `Memory for 1000 pods is not known: ${why}.`;
}

const simulatedNote =
  'Nodes and pods are simulated (kwok). The API server’s memory is garbage collected, so it follows the objects in jumps; etcd, controllers and scheduler grow beside it and are not counted here.';

function memoryLine(grown: readonly GrownStep[], first: ServerSample | undefined): Line | undefined {
  const samples = [{ pods: 0, server: first }, ...grown.map(({ podsReady, server }) => ({ pods: podsReady, server }))];
  const known = samples.flatMap(({ pods, server }) => (server ? [{ pods, server }] : []));
  if (known.some(({ server }) => server.server !== known[0]?.server.server)) return undefined;
  return leastSquares(known.map(({ pods, server }) => ({ x: pods, y: server.memoryBytes })));
}

function memorySentence({ slope, low, high, n }: Line): string {
  const per = (bytes: number): string => (bytes < 0 ? `−${bytesInWords(-bytes * 1000)}` : bytesInWords(bytes * 1000));
  return `1000 pods took ${per(slope)} of the API server’s memory (95 % interval ${per(low)} to ${per(high)}, ${n} points).`;
}

/** The interval of the slope becomes one of pods; a slope that may be 0 has no end. */
function endSentence({ slope, low, high }: Line, room: Room | undefined, pods: number): string {
  if (room === undefined) {
    return 'Where memory would end is not known, since the API server is not on this machine: say how much is free there with --set freeGiB=8.';
  }
  if (slope <= 0 || high <= 0)
    return 'Memory did not grow with the pods, so it says nothing about an end: take more steps.';
  const at = (bytesEach: number): number => pods + Math.round(room.bytes / bytesEach / 100) * 100;
  const most = low <= 0 ? 'no end that these figures could tell' : `${at(low)}`;
  return `With ${bytesInWords(room.bytes)} ${room.where} it would end at about ${at(slope)} pods (between ${at(high)} and ${most}), if only the API server grew: others share that memory, so expect less.`;
}

function howFar({ isWithin, settled, job }: GrownStep, reached: number, done: number, planned: number): string {
  const held = `the objective held up to ${count(reached, 'pod')}`;
  if (reached === 0)
    return isWithin ? `in ${job.name} not all pods were Ready in time.` : `the objective broke in ${job.name}.`;
  if (!isWithin) return `${held}, and broke in ${job.name}.`;
  if (!settled) return `${held}; in ${job.name} not all pods were Ready in time.`;
  return done < planned ? `${held}, when the time of the run ended.` : `${held}, where the plan ended.`;
}

function inWords(step: GrownStep): string {
  const { job, podsReady, server } = step;
  const memory = server ? `, API server ${bytesInWords(server.memoryBytes)}` : '';
  return `${job.name}: ${podsReady} Ready, ${judgedInWords(step)}${memory}.`;
}
