import { answerError } from './answer-error';
import { ClusterError } from './cluster-error';
import type { Exec, ExecRequest } from './connection';
import type { Credential } from './credentials';
import { withCredential, withoutSecrets, type Door } from './door';
import { networkError } from './network-error';
import type { Pools } from './pools';
import { fullPath, headersFor, send } from './send';

/** The API server's WebSocket protocol for exec: the first byte of each message names the stream. */
const PROTOCOLS = ['v5.channel.k8s.io', 'v4.channel.k8s.io'];
const [STDIN, STDOUT, STDERR, ENDED] = [0, 1, 2, 3];

const now = (): number => performance.timeOrigin + performance.now();

type OnOutput = (text: string, arrivedAt: number) => void;

/** Runs a program in a container over a WebSocket, as kubectl does. Needs the right to create (and get) pods/exec. */
export function exec(door: Door, request: ExecRequest, onOutput: OnOutput): Promise<Exec> {
  return withCredential(door, async (pools, credential) => {
    try {
      return await open(door, pools, credential, request, onOutput);
    } catch (error) {
      throw withoutSecrets(networkError(door.target, error, door.proxy), credential);
    }
  });
}

function pathOf({ namespace, pod, container, command }: ExecRequest): string {
  const query = new URLSearchParams({ container, stdin: 'true', stdout: 'true', stderr: 'true' });
  command.forEach(word => query.append('command', word));
  return `/api/v1/namespaces/${namespace}/pods/${pod}/exec?${query.toString()}`;
}

async function open(
  door: Door,
  pools: Pools,
  credential: Credential,
  request: ExecRequest,
  onOutput: OnOutput,
): Promise<Exec> {
  const { WebSocket } = await import('undici');
  const url = `${door.target.origin.replace(/^http/, 'ws')}${fullPath(door.target, pathOf(request), undefined)}`;
  // A program's output is no JSON: an API server that is asked for JSON answers 406.
  const headers = { ...headersFor(credential, ''), accept: '*/*' } as Record<string, string>;
  const socket = new WebSocket(url, { protocols: PROTOCOLS, dispatcher: pools.watches, headers });
  socket.binaryType = 'arraybuffer';
  const program = `${request.command[0] ?? ''} in pod ${request.namespace}/${request.pod}`;
  let stderr = '';
  let opened = (): void => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    const fail = (what: string): void => reject(new ClusterError('server', `${program} ${what}`));
    socket.addEventListener('message', ({ data }: { data: unknown }) => {
      const [stream, text] = read(data);
      if (stream === STDOUT) onOutput(text, now());
      else if (stream === STDERR) stderr = (stderr + text).slice(-500);
      else if (stream === ENDED && !text.includes('"Success"')) fail(`failed: ${messageOf(text)} ${stderr}`.trim());
      else if (stream === ENDED) resolve();
    });
    socket.addEventListener('error', () => {
      const how = `could not be started or spoken to; exec needs the right to create and get pods/exec, and a way from the API server to the kubelet.`;
      fail(how);
    });
    socket.addEventListener('close', () => fail('was cut off.'));
    request.signal.addEventListener('abort', () => (resolve(), socket.close()), { once: true });
  });
  socket.addEventListener('open', () => opened());
  // Whoever started it is told; nobody may be waiting for its end.
  ended.catch(() => undefined);
  try {
    await Promise.race([new Promise<void>(resolve => (opened = resolve)), ended]);
  } catch (error) {
    throw (await refusal(door, pools, credential, request)) ?? error;
  }
  return { write: text => socket.send(Buffer.concat([Buffer.of(STDIN), Buffer.from(text)])), ended };
}

/** Why the server takes no such request: a WebSocket hides its answer. Undefined where it only misses the upgrade, a 400. */
async function refusal(door: Door, pools: Pools, credential: Credential, request: ExecRequest) {
  const asked = { method: 'GET', path: pathOf(request), signal: request.signal } as const;
  const { status, headers, text = '' } = await send(door, pools, credential, asked);
  return status === 400 ? undefined : answerError(door.target, asked, status, headers, text);
}

function read(data: unknown): readonly [stream: number, text: string] {
  const bytes = data instanceof ArrayBuffer ? Buffer.from(data) : Buffer.from(String(data));
  return [bytes[0] ?? ENDED, bytes.subarray(1).toString()];
}

function messageOf(status: string): string {
  try {
    return (JSON.parse(status) as { message?: string }).message ?? status;
  } catch {
    // Not a Status object: shown as it came.
    return status;
  }
}
