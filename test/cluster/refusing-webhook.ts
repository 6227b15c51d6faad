import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { ClusterError } from '../../src/cluster/cluster-error';
import type { Connection } from '../../src/cluster/connection';
import { openConnection } from '../../src/cluster/open-connection';
import type { OwnUser } from './service-account';

const hooks = '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations';

/**
 * From when it resolves until `end`, every ConfigMap that the user would create is answered with 429 and a Retry-After of
 * a second. A priority level cannot do that: whoever holds its last seat is given up after 30 s.
 */
export async function refusingWebhook(connection: Connection, { userName, kubeconfig }: OwnUser) {
  const server = await refusingServer();
  const { port } = server.address() as AddressInfo;
  const metadata = { name: `headroom-refuses-${userName.split(':').at(-1) ?? ''}` };
  await connection.request({ method: 'POST', path: hooks, body: { metadata, webhooks: [webhookAt(port, userName)] } });
  const own = await openConnection({ kubeconfig, env: {} });
  while (!(await isRefused(own))) await sleep(50);
  await own.close();
  return {
    async end(): Promise<void> {
      await connection.request({ method: 'DELETE', path: `${hooks}/${metadata.name}` });
      server.closeAllConnections();
      server.close();
    },
  };
}

async function isRefused(own: Connection): Promise<boolean> {
  const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'tried' } };
  try {
    await own.request({ method: 'POST', path: '/api/v1/namespaces/default/configmaps?dryRun=All', body });
    return false;
  } catch (error) {
    return error instanceof ClusterError && error.kind === 'throttled';
  }
}

const certificates = (): string => path.join(path.dirname(inject('kubeconfig')), 'certificates');

/** It shows the certificate of the API server under test, which is made for the same address. */
async function refusingServer(): Promise<Server> {
  const [key, cert] = ['apiserver.key', 'apiserver.crt'].map(name => readFileSync(path.join(certificates(), name)));
  const status = { code: 429, reason: 'TooManyRequests', message: 'not now', details: { retryAfterSeconds: 1 } };
  const server = createServer({ ...(key && { key }), ...(cert && { cert }) }, (request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', part => (text += String(part)));
    request.on('end', () => {
      const review = JSON.parse(text) as { readonly apiVersion: string; readonly request: { readonly uid: string } };
      const answer = { ...review, request: undefined, response: { uid: review.request.uid, allowed: false, status } };
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answer));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function webhookAt(port: number, userName: string) {
  const caBundle = readFileSync(path.join(certificates(), 'apiserver.crt')).toString('base64');
  return {
    name: 'refuses.headroom.dev',
    clientConfig: { url: `https://127.0.0.1:${port}/`, caBundle },
    ...{ failurePolicy: 'Fail', sideEffects: 'None', admissionReviewVersions: ['v1'] },
    rules: [{ operations: ['CREATE'], apiGroups: [''], apiVersions: ['v1'], resources: ['configmaps'] }],
    matchConditions: [{ name: 'user', expression: `request.userInfo.username == '${userName}'` }],
  };
}
