import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { manifests, openText, p95, withServer } from './language-server.mjs';
import { startObserver, workload } from './observed-cluster.mjs';

/** Pods that change a second while events pour in. */
const changes = 1000;
const asked = 40;

/**
 * What is felt while the observer loads its snapshot: keystrokes in the language server, another process, and questions, which
 * say then that it loads. And questions while events pour in.
 */
export async function meanwhile(kubeconfig, pour) {
  const folder = mkdtempSync(path.join(tmpdir(), 'headroom-bench-'));
  try {
    return await withServer(folder, async ({ connection, indexed }) => {
      await indexed;
      const session = await openText(connection, folder, manifests(300 * 28));
      for (let i = 0; i < 20; i++) await session.type();
      return felt(kubeconfig, session, pour);
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function felt(kubeconfig, session, pour) {
  const observer = startObserver(kubeconfig);
  try {
    const question = asking(observer);
    const [keystrokes, loading] = [[], []];
    while (!observer.isLive()) {
      const [typed, answered] = await Promise.all([session.type(), question()]);
      keystrokes.push(typed);
      loading.push(answered);
      await pause(10);
    }
    const first = await question();
    pour(changes);
    const pouring = [];
    for (let i = 0; i < asked; i++) {
      pouring.push(await question());
      await pause(20);
    }
    pour(0);
    const row = (name, figure, limit) => ({ name, figure, unit: 'ms', bound: 'at most', limit });
    return [
      row('didChange to diagnostics, 300 lines, while the observer loads that snapshot, p95', p95(keystrokes), 30),
      row('observer: question while the snapshot loads, slowest', Math.max(...loading), 300),
      row('observer: first question after that', first, 300),
      row(`observer: question while ${changes} pods a second change, slowest`, Math.max(...pouring), 300),
    ];
  } finally {
    await observer.end();
  }
}

/** Asks about a workload; resolves with the ms until the answer, whatever it says. */
function asking(observer) {
  let id = 0;
  return async () => {
    const start = performance.now();
    observer.say({ id: ++id, question: 'workload', with: { object: workload(id) } });
    await observer.answer(id);
    return performance.now() - start;
  };
}
