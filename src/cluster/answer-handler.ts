import type { Dispatcher } from 'undici';
import type { ApiAnswer, ApiRequest } from './connection';

/** What came back, before anybody judged it. */
export interface RawAnswer extends Omit<ApiAnswer<unknown>, 'body'> {
  readonly text: string | undefined;
}

/**
 * Collects one answer. A class, because one is made per request of a load run: methods on a prototype cost nothing,
 * closures and undici's own body streams do.
 */
export class AnswerHandler implements Dispatcher.DispatchHandler {
  #controller: Dispatcher.DispatchController | undefined;
  #cancelled: Error | undefined;
  #sentAt = 0;
  #status = 0;
  #headers: ApiAnswer<unknown>['headers'] = {};
  #first: Buffer | undefined;
  #more: Buffer[] | undefined;

  constructor(
    readonly request: ApiRequest,
    readonly counted: { received: number },
    readonly done: (answer: RawAnswer) => void,
    readonly failed: (error: unknown) => void,
  ) {}

  /** Gives up: a request that still waits for a connection is never sent. */
  cancel(reason: Error): void {
    this.#cancelled = reason;
    this.#controller?.abort(reason);
    this.failed(reason);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (this.#cancelled) return controller.abort(this.#cancelled);
    this.#controller = controller;
    this.#sentAt = performance.timeOrigin + performance.now();
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: ApiAnswer<unknown>['headers']): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.counted.received += chunk.length;
    if (this.request.discardBody && this.#status < 300) return;
    if (!this.#first) this.#first = chunk;
    else (this.#more ??= [this.#first]).push(chunk);
  }

  onResponseEnd(): void {
    const text = this.#more ? Buffer.concat(this.#more).toString() : this.#first?.toString();
    this.done({ status: this.#status, headers: this.#headers, sentAt: this.#sentAt, text });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.failed(error);
  }
}
