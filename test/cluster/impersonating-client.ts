import type { ClientRequest, IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';

/** One request to an API server, as its administrator or impersonating somebody. */
export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly user?: string;
  readonly groups?: readonly string[];
  readonly body?: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A door of its own, because Headroom's has one identity a connection and tests need many. */
export function impersonatingClient(to: { server: string; certificateAuthority: string | Buffer; token: string }) {
  const agent = new Agent({ keepAlive: true, ca: to.certificateAuthority, maxSockets: 16 });
  const alone = new Agent({ ca: to.certificateAuthority });
  const open: ClientRequest[] = [];
  const start = ({ method, path, user, groups, body }: Sent, through: Agent, length?: number): ClientRequest =>
    request(new URL(path, to.server), {
      agent: through,
      method,
      headers: {
        authorization: `Bearer ${to.token}`,
        ...(user !== undefined && { 'impersonate-user': user }),
        ...(groups && groups.length > 0 && { 'impersonate-group': [...groups] }),
        ...((body !== undefined || length !== undefined) && { 'content-type': 'application/json' }),
        ...(length !== undefined && { 'content-length': length }),
      },
    });
  return {
    /** Resolves with the whole answer; of a watch with its headers only, and ends it. */
    send: (sent: Sent): Promise<Answer> =>
      new Promise((resolve, reject) => {
        const started = start(sent, agent).on('error', reject);
        started.on('response', answer => read(answer, sent, started).then(resolve, reject));
        started.end(sent.body === undefined ? undefined : JSON.stringify(sent.body));
      }),
    /** Sends a request on a connection of its own and leaves it open until `close`: a watch, or one that waits. */
    leaveOpen: (sent: Sent): void => {
      open.push(ignoringErrors(start(sent, alone)));
      open.at(-1)?.end(sent.body === undefined ? undefined : JSON.stringify(sent.body));
    },
    /** Announces a body that never comes, so that the server waits for it and the request keeps its seat. */
    holdSeat: (sent: Sent): void => {
      open.push(ignoringErrors(start(sent, alone, 1000)));
      open.at(-1)?.write('{');
    },
    /** Ends every request that was left open. */
    release: (): void => open.splice(0).forEach(one => one.destroy()),
    close: (): void => {
      open.splice(0).forEach(one => one.destroy());
      agent.destroy();
      alone.destroy();
    },
  };
}

export type ImpersonatingClient = ReturnType<typeof impersonatingClient>;

/** Its end is ours: destroying it is no failure. */
function ignoringErrors(started: ClientRequest): ClientRequest {
  return started.on('error', () => undefined).on('response', answer => answer.on('error', () => undefined).resume());
}

function read(answer: IncomingMessage, { path }: Sent, started: ClientRequest): Promise<Answer> {
  const { statusCode: status = 0, headers } = answer;
  if (/[?&]watch=(1|true)/.test(path) && status === 200) {
    answer.on('error', () => undefined);
    started.destroy();
    return Promise.resolve({ status, headers, text: '' });
  }
  return new Promise((resolve, reject) => {
    let text = '';
    answer.setEncoding('utf8').on('data', (part: string) => (text += part));
    answer.once('error', reject).once('end', () => resolve({ status, headers, text }));
  });
}
