import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { ClusterError } from '../cluster/cluster-error';
import { answers, type Observed } from './answers';
import { followContext, type Followed } from './follow-context';
import type { Freshness, ObserverLine, QuestionLine } from './protocol';

/** Answers questions, one JSON object a line, until the input ends. */
export async function serveObserver(followed: Followed, input: Readable, output: Writable): Promise<void> {
  const ending = new AbortController();
  const say = (line: ObserverLine): void => void output.write(`${JSON.stringify(line)}\n`);
  let going = 'No cluster is followed yet.';
  const { current } = followContext(followed, ending.signal, state => {
    going = state.sentence;
    say(state);
  });
  for await (const line of createInterface({ input })) {
    const asked = questionOf(line);
    if (asked) void answer(asked, current(), going).then(say);
  }
  ending.abort();
}

function questionOf(line: string): QuestionLine | undefined {
  try {
    const asked = JSON.parse(line) as Partial<QuestionLine>;
    return typeof asked.id === 'number' && asked.question !== undefined && Object.hasOwn(answers, asked.question)
      ? { ...asked, id: asked.id, question: asked.question }
      : undefined;
  } catch {
    return undefined;
  }
}

async function answer(
  { id, question, with: asked }: QuestionLine,
  observed: Observed | undefined,
  going: string,
): Promise<ObserverLine> {
  if (!observed) return { id, error: going };
  try {
    return { id, answer: await answers[question](observed, asked ?? {}), freshness: freshnessOf(observed) };
  } catch (error) {
    if (!(error instanceof ClusterError)) throw error;
    return { id, error: error.message };
  }
}

function freshnessOf({ connection: { context, server }, kubernetes, staleSince, missing }: Observed): Freshness {
  const since = staleSince();
  return { context, server, kubernetes, missing: missing(), ...(since !== undefined && { staleSince: since }) };
}
