import type { Outcome } from '../../scheduling/change';
import { fitError } from '../../scheduling/fit-error';
import type { NodeScore } from '../../scheduling/score';
import type { Room } from '../../scheduling/replicas-that-fit';
import { textTable } from '../text-table';
import { changeWords } from './change-words';

/** What `headroom score -o json` prints. */
export interface ScoreDocument {
  /** `namespace/name`. */
  readonly pod: string;
  readonly nodes: readonly Omit<NodeScore, 'refusedBy'>[];
  /** gitVersion of the API server. */
  readonly kubernetes: string;
  /** Whether the scheduler would look at some of the feasible nodes only. */
  readonly sampled: boolean;
  /** At how many, when it is sampled. */
  readonly looksFor?: number;
  /** Nodes with the highest total. */
  readonly next: readonly string[];
  readonly room: Room;
  readonly changes: readonly Outcome[];
  /** The version whose scheduler is simulated. */
  readonly behaviour: string;
  readonly notSimulated: readonly string[];
}

const MOST_CHANGES = 3;

/** The same for a person: the feasible nodes by total, the others with their reasons. */
export function scoreText(document: ScoreDocument): string {
  const feasible = document.nodes.filter(node => node.feasible).sort((left, right) => right.total - left.total);
  const refused = document.nodes.filter(node => !node.feasible);
  const plugins = Object.keys(feasible[0]?.scores ?? {});
  const rows = feasible.map(({ node, total, scores }) => [
    node,
    ...[total, ...plugins.map(name => scores[name] ?? 0)].map(String),
  ]);
  const right = new Set([0, ...plugins.map((_, index) => index + 1)].map(column => column + 1));
  return [
    feasible.length > 0 ? `${textTable([['NODE', 'TOTAL', ...plugins], ...rows], right)}\n` : '',
    refused.length > 0 ? `${textTable(refused.map(({ node, reasons }) => [node, reasons.join(', ')]))}\n` : '',
    `${verdict(document)}\n`,
    ...document.changes.slice(0, MOST_CHANGES).map(outcome => `${changeWords(outcome)}\n`),
    ...notes(document).map(note => `${note}\n`),
  ].join('');
}

function verdict({ next, nodes, room, pod }: ScoreDocument): string {
  if (next.length === 0) return `${pod} fits nowhere: ${fitError({ nodes: asRefused(nodes), rejected: undefined })}`;
  const total = nodes.find(({ node }) => node === next[0])?.total ?? 0;
  const feasible = nodes.filter(node => node.feasible).length;
  const more = `${room.atLeast ? 'at least ' : ''}${room.replicas} replicas fit`;
  return `${pod} fits ${feasible} of ${nodes.length} nodes; ${next.join(' or ')} next (${total}); ${more}.`;
}

const asRefused = (nodes: ScoreDocument['nodes']): readonly NodeScore[] =>
  nodes.map(node => ({ ...node, refusedBy: undefined }));

function notes({ sampled, looksFor, kubernetes, behaviour, notSimulated }: ScoreDocument): readonly string[] {
  const other = !kubernetes.startsWith(`v${behaviour}.`);
  return [
    ...(sampled ? [`Sampled: the scheduler stops at ${looksFor ?? 0} feasible nodes, so it may miss the best.`] : []),
    ...(other ? [`The cluster runs ${kubernetes}; the scores are those of ${behaviour}.`] : []),
    ...(notSimulated.length > 0 ? [`Not simulated: ${notSimulated.join(', ')}.`] : []),
  ];
}
