import { setTimeout as pause } from 'node:timers/promises';
import { ClusterError } from '../../../cluster/cluster-error';
import type { Connection } from '../../../cluster/connection';
import { RUN_LABEL } from '../../../runs/run-label';
import { CHECKER_LABEL } from '../object-log';
import { checkerImage, type CheckerImage } from './checker-image';
import type { Question } from './service-log';

const startWithinMs = 60_000;
const lookAgainMs = 250;
const NAME = 'svc-checker';

/** A pod of the run's own that connects to addresses and tells which answered. */
export interface Checker {
  readonly ask: (questions: readonly Question[], withinSeconds: number) => void;
  /** Where NodePorts are tried. */
  readonly nodeAddress: string | undefined;
  /** Removes the pod, and the namespace where it made one. */
  readonly end: () => Promise<void>;
}

export interface CheckerRequest {
  readonly connection: Connection;
  readonly runId: string;
  /** The one namespace of the run; without it the checker makes its own. */
  readonly oneNamespace: string | undefined;
  readonly signal: AbortSignal;
}

/** Starts the pod and one program in it for all questions. Rejects with ClusterError, a sentence that says what it lacks. */
export async function startChecker(
  request: CheckerRequest,
  onAnswer: (id: string, arrivedAt: number) => void,
): Promise<Checker> {
  const { connection, runId, oneNamespace, signal } = request;
  const image = await checkerImage(connection);
  const namespace = oneNamespace ?? `headroom-${NAME}-${runId.toLowerCase()}`;
  const labels = { [RUN_LABEL]: runId, [CHECKER_LABEL]: 'true' };
  if (oneNamespace === undefined) {
    const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace, labels } };
    await connection.request({ method: 'POST', path: '/api/v1/namespaces', body, signal });
  }
  const name = `${NAME}-${runId.toLowerCase()}`;
  await makePod(request, namespace, podOf(name, labels, image));
  const path = `/api/v1/namespaces/${namespace}/pods/${name}`;
  const nodeAddress = await running(request, path);
  const program = await connection.exec(
    { namespace, pod: name, container: NAME, command: image.command, signal },
    lines(onAnswer),
  );
  return {
    nodeAddress,
    ask: (questions, withinSeconds) => program.write(questions.map(one => line(one, withinSeconds)).join('')),
    end: () => remove(connection, oneNamespace === undefined ? `/api/v1/namespaces/${namespace}` : path),
  };
}

/** What the program reads: `id host port seconds`; it answers with the id as soon as a connection was made. */
const line = ({ id, host, port }: Question, seconds: number): string => `${id} ${host} ${port} ${Math.ceil(seconds)}\n`;

function lines(onAnswer: (id: string, arrivedAt: number) => void): (text: string, arrivedAt: number) => void {
  let rest = '';
  return (text, arrivedAt) => {
    const whole = (rest + text).split('\n');
    rest = whole.pop() ?? '';
    whole.forEach(id => onAnswer(id, arrivedAt));
  };
}

/** As strict as PodSecurity asks at most, so that no namespace refuses it. */
function podOf(name: string, labels: Readonly<Record<string, string>>, image: CheckerImage) {
  const securityContext = {
    ...{ allowPrivilegeEscalation: false, runAsNonRoot: true, runAsUser: 1000, capabilities: { drop: ['ALL'] } },
    seccompProfile: { type: 'RuntimeDefault' },
  };
  const { name: from, imagePullPolicy, pause: command, nodeSelector } = image;
  // The one node that will do may be kept for others by a taint.
  const placement = nodeSelector && { nodeSelector, tolerations: [{ operator: 'Exists' }] };
  return {
    ...{ apiVersion: 'v1', kind: 'Pod', metadata: { name, labels } },
    spec: {
      ...{
        terminationGracePeriodSeconds: 0,
        automountServiceAccountToken: false,
        ...placement,
      },
      containers: [{ name: NAME, image: from, imagePullPolicy, command, securityContext }],
    },
  };
}

/** A new namespace has its ServiceAccount a moment later, and takes no pods before. */
async function makePod({ connection, signal }: CheckerRequest, namespace: string, body: unknown): Promise<void> {
  const path = `/api/v1/namespaces/${namespace}/pods`;
  for (let tries = 1; ; tries++) {
    try {
      await connection.request({ method: 'POST', path, body, signal });
      return;
    } catch (error) {
      const early =
        error instanceof ClusterError && error.kind === 'forbidden' && /serviceaccount/i.test(error.message);
      if (!early || tries === 20) throw error;
      await pause(lookAgainMs, undefined, { signal });
    }
  }
}

interface CheckerPod {
  readonly status?: {
    readonly phase?: string;
    readonly hostIP?: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string; readonly message?: string }[];
    readonly containerStatuses?: readonly { readonly state?: { readonly waiting?: Waiting } }[];
  };
}
interface Waiting {
  readonly reason?: string;
  readonly message?: string;
}

/** Resolves to the address of the pod's node when it runs. */
async function running({ connection, signal }: CheckerRequest, path: string): Promise<string | undefined> {
  const until = performance.now() + startWithinMs;
  for (;;) {
    const { status = {} } = (await connection.request<CheckerPod>({ method: 'GET', path, signal })).body;
    if (status.phase === 'Running') return status.hostIP;
    if (performance.now() > until) {
      throw new ClusterError('timeout', `its pod did not run within ${startWithinMs / 1000} s: ${whyNot(status)}`);
    }
    await pause(lookAgainMs, undefined, { signal });
  }
}

function whyNot({ containerStatuses = [], conditions = [] }: NonNullable<CheckerPod['status']>): string {
  const waiting = containerStatuses.map(({ state }) => state?.waiting).find(one => one !== undefined);
  const unscheduled = conditions.find(({ type, status }) => type === 'PodScheduled' && status !== 'True');
  return waiting?.message ?? waiting?.reason ?? unscheduled?.message ?? 'nothing says why';
}

async function remove(connection: Connection, path: string): Promise<void> {
  try {
    await connection.request({ method: 'DELETE', path, discardBody: true });
  } catch (error) {
    // The clean-up of the run finds what is left by its label, and says so.
    if (!(error instanceof ClusterError)) throw error;
  }
}
