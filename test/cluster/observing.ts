import { createInterface } from 'node:readline';
import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Following, Freshness, ObserverLine, QuestionName, Questions } from '../../src/observer/protocol';
import { serveObserver } from '../../src/observer/serve';

/** Asks every 200 ms until it is so, at most 30 s; also in tests that run beside each other, where `expect.poll` cannot. */
export async function eventually<T>(ask: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> {
  for (const end = Date.now() + 30_000; ; await sleep(200)) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    if (Date.now() > end) throw new Error(`It did not come so far: ${JSON.stringify(answer)}`);
  }
}

/** An observer, spoken to as the editor does. */
export interface ObserverUnderTest {
  readonly states: readonly Following[];
  line(question: QuestionName, asked?: object): Promise<ObserverLine>;
  ask<Q extends QuestionName>(
    question: Q,
    asked?: object,
  ): Promise<{ readonly answer: Questions[Q]['answers']; readonly freshness: Freshness }>;
  /** Waits until it says so, at most 30 s. */
  until(state: Following['state']): Promise<void>;
  end(): Promise<void>;
}

/** Starts one for the current context of a kubeconfig. */
export function observerOf(kubeconfig: string): ObserverUnderTest {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const states: Following[] = [];
  const waiting = new Map<number, (line: ObserverLine) => void>();
  createInterface({ input: output }).on('line', text => {
    const line = JSON.parse(text) as ObserverLine;
    if ('state' in line) states.push(line);
    else waiting.get(line.id)?.(line);
  });
  const served = serveObserver({ kubeconfig, env: {} }, input, output);
  let last = 0;
  const line = (question: QuestionName, asked: object = {}): Promise<ObserverLine> =>
    new Promise(resolve => {
      const id = ++last;
      waiting.set(id, resolve);
      input.write(`${JSON.stringify({ id, question, with: asked })}\n`);
    });
  return {
    ...{ states, line },
    async ask<Q extends QuestionName>(question: Q, asked: object = {}) {
      const answered = await line(question, asked);
      if (!('answer' in answered)) throw new Error(JSON.stringify(answered));
      return { answer: answered.answer as Questions[Q]['answers'], freshness: answered.freshness };
    },
    until: async state =>
      void (await eventually(
        async () => states.at(-1),
        said => said?.state === state,
      )),
    async end() {
      input.end();
      await served;
    },
  };
}
