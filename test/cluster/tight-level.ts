import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import type { OwnUser } from './service-account';

const apf = '/apis/flowcontrol.apiserver.k8s.io/v1';
const hooks = '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations';
const metadata = { name: 'headroom-tight' };
const held = { 'headroom.dev/held': 'yes' };

/** A priority level without room, for what one user creates of ConfigMaps. */
export interface TightLevel {
  /** For `ms`, the one request that even a level without seats carries out is taken: all others get 429. */
  readonly fill: (namespace: string, ms: number) => Promise<void>;
  readonly end: () => Promise<void>;
}

/** Makes the level, and a webhook that never answers for the request that fills it. */
export async function tightLevel(connection: Connection, { userName, kubeconfig }: OwnUser): Promise<TightLevel> {
  const silent = await silentServer();
  const own = await openConnection({ kubeconfig, env: {} });
  const post = (path: string, body: object) => connection.request({ method: 'POST', path, body });
  await post(`${apf}/prioritylevelconfigurations`, { metadata, spec: level });
  await post(`${apf}/flowschemas`, { metadata, spec: schemaFor(userName) });
  await post(hooks, { metadata, webhooks: [webhookAt(silent.port)] });
  const filling: Promise<unknown>[] = [];
  return {
    async fill(namespace, ms) {
      const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'held', labels: held } };
      const path = `/api/v1/namespaces/${namespace}/configmaps`;
      // It is never made: the webhook that it waits for fails in the end.
      filling.push(own.request({ method: 'POST', path, body }).catch(() => undefined));
      await Promise.race([silent.asked, ...filling]);
      await sleep(ms);
      silent.close();
    },
    async end() {
      silent.close();
      await Promise.all(filling);
      await own.close();
      const made = [`${apf}/flowschemas`, `${apf}/prioritylevelconfigurations`, hooks];
      for (const path of made) await connection.request({ method: 'DELETE', path: `${path}/${metadata.name}` });
    },
  };
}

const level = {
  type: 'Limited',
  limited: {
    ...{ nominalConcurrencyShares: 0, lendablePercent: 0, borrowingLimitPercent: 0 },
    limitResponse: { type: 'Reject' },
  },
};

function schemaFor(name: string) {
  const resourceRules = [{ verbs: ['create'], apiGroups: [''], resources: ['configmaps'], namespaces: ['*'] }];
  const rules = [{ subjects: [{ kind: 'User', user: { name } }], resourceRules }];
  return { priorityLevelConfiguration: metadata, matchingPrecedence: 2, rules };
}

function webhookAt(port: number) {
  return {
    name: 'held.headroom.dev',
    clientConfig: { url: `https://127.0.0.1:${port}/` },
    ...{ failurePolicy: 'Fail', timeoutSeconds: 30, sideEffects: 'None', admissionReviewVersions: ['v1'] },
    rules: [{ operations: ['CREATE'], apiGroups: [''], apiVersions: ['v1'], resources: ['configmaps'] }],
    objectSelector: { matchLabels: held },
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
