import { setTimeout as pause } from 'node:timers/promises';
import { CodeLensRefreshRequest, type Connection, type Position } from 'vscode-languageserver/node';
import {
  liveFacts,
  liveQuestionAt,
  type ClusterFacts,
  type ClusterSilence,
  type FactsForRules,
  type LiveQuestion,
  type OpenDocument,
  type UseAnswer,
} from '../language/index';
import type { Client } from './client';
import { clusterStateOf, isAnswered, silenceOf, type ClusterState } from './cluster-state';
import { field } from './settings';

/** A hover waits no longer for the cluster, ms. */
const HOVER_MS = 250;
/** Nobody waits for a lens, ms. */
const LENS_MS = 10_000;
/** What was answered is shown to a hover that would be late, dated; it is forgotten after so long, ms. */
const REMEMBERED_MS = 300_000;
const MOST_REMEMBERED = 50;

/** The cluster, as the editor follows it for us. */
export interface LiveCluster {
  readonly state: ClusterState | undefined;
  /** For a hover: undefined where the cluster has nothing to say, or the editor follows none. */
  factsAt(document: OpenDocument, position: Position): Promise<ClusterFacts | ClusterSilence | undefined>;
  /** For rules; undefined while nobody answers. */
  rules(workloads: readonly object[]): Promise<RulesTold | undefined>;
  /** What workloads should request by their use; undefined while nobody answers. */
  uses(workloads: readonly object[]): Promise<UsesTold | undefined>;
  /** Calls back whenever the following goes otherwise than before. */
  onState(changed: () => void): void;
  /** For a lens. */
  facts(question: LiveQuestion): Promise<ClusterFacts | ClusterSilence>;
}

/** What the observer says for rules. */
export interface RulesTold {
  readonly answer: FactsForRules;
  readonly context: string;
}

/** What the observer has seen of workloads. */
export interface UsesTold {
  readonly answer: UseAnswer;
  /** Since when it sees nothing new, epoch ms. */
  readonly staleSince?: number;
}

interface Remembered {
  readonly at: number;
  readonly facts: ClusterFacts;
}

/** Asks through the editor, and hears from it how the following goes; never rejects and never waits long. */
export function liveCluster(connection: Connection, client: () => Client): LiveCluster {
  let told: ClusterState | undefined;
  const state = (): ClusterState | undefined => told ?? client().cluster;
  const remembered = new Map<string, Remembered>();
  const asked = new Map<string, Promise<ClusterFacts | ClusterSilence>>();
  const followers: (() => void)[] = [];

  connection.onNotification('headroom/cluster', (said: unknown) => {
    const before = state();
    told = clusterStateOf(said) ?? told;
    if (!isAnswered(told)) remembered.clear();
    const isSame = before?.state === told?.state && before?.sentence === told?.sentence;
    if (!isSame) for (const changed of followers) changed();
    if (!isSame && client().refreshesCodeLenses) void connection.sendRequest(CodeLensRefreshRequest.type);
  });

  /** What the editor says, whatever it is; undefined when it fails to. */
  const observe = async (question: string, asked?: object): Promise<unknown> => {
    try {
      return await connection.sendRequest('headroom/observe', { question, ...(asked && { with: asked }) });
    } catch (error) {
      connection.console.error(`The editor does not answer for the cluster: ${String(error)}`);
      return undefined;
    }
  };
  const request = async (key: string, question: LiveQuestion): Promise<ClusterFacts | ClusterSilence> => {
    const said = await observe(question.question, 'with' in question ? question.with : undefined);
    asked.delete(key);
    const freshness = field(said, 'freshness');
    if (freshness === undefined) return { silence: String(field(said, 'error') ?? silenceIn(state())) };
    const facts = liveFacts(question, field(said, 'answer') ?? null, freshness as ClusterFacts);
    remember(remembered, key, facts);
    return facts;
  };
  /** Who asks the same meanwhile gets the same answer. */
  const ask = (question: LiveQuestion): { key: string; answer: Promise<ClusterFacts | ClusterSilence> } => {
    const key = JSON.stringify(question);
    const answer = asked.get(key) ?? request(key, question);
    asked.set(key, answer);
    return { key, answer };
  };
  const within = async (question: LiveQuestion, ms: number): Promise<ClusterFacts | ClusterSilence> => {
    if (!isAnswered(state())) return { silence: silenceIn(state()) };
    const { key, answer } = ask(question);
    const ended = new AbortController();
    const late = pause(ms, undefined, { signal: ended.signal }).catch(() => undefined);
    const known = await Promise.race([answer, late]);
    ended.abort();
    if (known && !('silence' in known)) return known;
    // Whoever follows the cluster may be gone for a moment.
    return dated(remembered.get(key)) ?? known ?? { silence: silenceIn(state()) };
  };
  return {
    get state() {
      return state();
    },
    async factsAt(document, position) {
      const question = state() && liveQuestionAt(document, position);
      return question && within(question, HOVER_MS);
    },
    onState: changed => void followers.push(changed),
    async rules(workloads) {
      const said = await observe('rules', { workloads });
      const [answer, context] = [field(said, 'answer'), field(field(said, 'freshness'), 'context')];
      return answer && typeof context === 'string' ? { answer: answer as FactsForRules, context } : undefined;
    },
    async uses(workloads) {
      const said = await observe('use', { workloads });
      const [answer, since] = [field(said, 'answer'), field(field(said, 'freshness'), 'staleSince')];
      if (!Array.isArray(answer)) return undefined;
      return { answer: answer as UseAnswer, ...(typeof since === 'number' && { staleSince: since }) };
    },
    facts: question => within(question, LENS_MS),
  };
}

const silenceIn = (state: ClusterState | undefined): string => (state ? silenceOf(state) : '');

function remember(remembered: Map<string, Remembered>, key: string, facts: ClusterFacts): void {
  // The one asked longest ago goes first.
  remembered.delete(key);
  remembered.set(key, { at: Date.now(), facts });
  for (const oldest of remembered.keys()) {
    if (remembered.size <= MOST_REMEMBERED) break;
    remembered.delete(oldest);
  }
}

/** An earlier answer, which may be out of date since it was given. */
function dated(known: Remembered | undefined): ClusterFacts | undefined {
  if (!known || Date.now() - known.at > REMEMBERED_MS) return undefined;
  return { ...known.facts, staleSince: known.facts.staleSince ?? known.at };
}
