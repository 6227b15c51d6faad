import { Agent, request } from 'node:https';

const TIMEOUT_MS = 15_000;

/** A door to one API server: resolves to the parsed answer, rejects with a sentence (and `status`) otherwise. */
export function api({ server, certificateAuthority, token }) {
  const agent = new Agent({ keepAlive: true, maxSockets: 16, ca: certificateAuthority });
  return function call(method, path, body) {
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const sent = request(new URL(path, server), { agent, method, headers, timeout: TIMEOUT_MS }, answer => {
        let text = '';
        answer.setEncoding('utf8').on('data', part => (text += part));
        answer.once('error', reject).once('end', () => finish({ method, path, answer, text, resolve, reject }));
      });
      sent.once('timeout', () => sent.destroy(new Error(`${method} ${path}: no answer in ${TIMEOUT_MS / 1000} s`)));
      sent.once('error', reject).end(body && JSON.stringify(body));
    });
  };
}

function finish({ method, path, answer, text, resolve, reject }) {
  const status = answer.statusCode;
  if (status < 300) return resolve(text.startsWith('{') ? JSON.parse(text) : text);
  reject(Object.assign(new Error(`${method} ${path} answered ${status}: ${text.slice(0, 400)}`), { status }));
}
