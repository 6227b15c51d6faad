import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ClusterError } from '../../src/cluster/cluster-error';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import type { OwnUser } from './service-account';

const apf = '/apis/flowcontrol.apiserver.k8s.io/v1';
const hooks = '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations';

/** A priority level without room, for what one user creates of ConfigMaps. */
export interface TightLevel {
  /** From when it resolves, the one request that even a level without seats carries out is taken: all others get 429. */
  readonly fill: () => Promise<void>;
  readonly free: () => void;
  readonly end: () => Promise<void>;
}

/** Makes the level, and a webhook that never answers for the request that fills it; resolves when the user meets the level. */
export async function tightLevel(connection: Connection, { userName, kubeconfig }: OwnUser): Promise<TightLevel> {
  const silent = await silentServer();
  const own = await openConnection({ kubeconfig, env: {} });
  const metadata = { name: `headroom-${userName.split(':').at(-1) ?? ''}` };
  const held = { 'headroom.dev/held': metadata.name };
  const post = async <T>(path: string, body: object): Promise<T> =>
    (await connection.request<T>({ method: 'POST', path, body })).body;
  await post(`${apf}/prioritylevelconfigurations`, { metadata, spec: level });
  const schema = await post<FlowSchema>(`${apf}/flowschemas`, { metadata, spec: schemaFor(userName, metadata) });
  await post(hooks, { metadata, webhooks: [webhookAt(silent.port, held)] });
  const create = (labels: object) => {
    const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'held', labels } };
    return own.request({ method: 'POST', path: '/api/v1/namespaces/default/configmaps?dryRun=All', body });
  };
  const answersWith429 = () => create({}).then(() => false, isThrottled);
  const meets = async (): Promise<boolean> =>
    (await create({})).headers['x-kubernetes-pf-flowschema-uid'] === schema.metadata.uid;
  while (!(await meets())) await sleep(50);
  let isOver = false;
  // The API server gives a webhook up after 30 s: then the next request takes over.
  const keepFull = async (): Promise<void> => {
    for (; !isOver; await sleep(10)) await create(held).catch(() => undefined);
  };
  const filling: Promise<void>[] = [];
  const free = (): void => {
    isOver = true;
    silent.close();
  };
  return {
    async fill() {
      filling.push(keepFull());
      await silent.asked;
      while (!(await answersWith429())) await sleep(50);
    },
    free,
    async end() {
      free();
      await Promise.all(filling);
      await own.close();
      const made = [`${apf}/flowschemas`, `${apf}/prioritylevelconfigurations`, hooks];
      for (const path of made) await connection.request({ method: 'DELETE', path: `${path}/${metadata.name}` });
    },
  };
}

interface FlowSchema {
  readonly metadata: { readonly uid: string };
}

const isThrottled = (error: unknown): boolean => error instanceof ClusterError && error.kind === 'throttled';

const level = {
  type: 'Limited',
  limited: {
    ...{ nominalConcurrencyShares: 0, lendablePercent: 0, borrowingLimitPercent: 0 },
    limitResponse: { type: 'Reject' },
  },
};

function schemaFor(name: string, priorityLevelConfiguration: { readonly name: string }) {
  const resourceRules = [{ verbs: ['create'], apiGroups: [''], resources: ['configmaps'], namespaces: ['*'] }];
  const rules = [{ subjects: [{ kind: 'User', user: { name } }], resourceRules }];
  return { priorityLevelConfiguration, matchingPrecedence: 2, rules };
}

function webhookAt(port: number, matchLabels: object) {
  return {
    name: 'held.headroom.dev',
    clientConfig: { url: `https://127.0.0.1:${port}/` },
    ...{ failurePolicy: 'Fail', timeoutSeconds: 30, sideEffects: 'None', admissionReviewVersions: ['v1'] },
    rules: [{ operations: ['CREATE'], apiGroups: [''], apiVersions: ['v1'], resources: ['configmaps'] }],
    objectSelector: { matchLabels },
  };
}

/** Takes connections and says nothing; `asked` resolves with the first. */
async function silentServer() {
  const sockets: Socket[] = [];
  const server = createServer();
  const asked = new Promise<void>(resolve =>
    server.on('connection', socket => {
      sockets.push(socket.on('error', () => undefined));
      resolve();
    }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { port, asked, close };
}
