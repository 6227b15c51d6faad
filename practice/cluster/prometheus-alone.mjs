import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastLines, startDetached, stop } from '../processes.mjs';
import { prometheusProgram } from './binaries.mjs';
import { freePorts } from './ports.mjs';

const READY_MS = 60_000;
const NAME = 'prometheus';

/**
 * A Prometheus on loopback that scrapes `targets` of an API server every two seconds: {job, server, certificateAuthority, token,
 * path}. Resolves to {url, stop} once it has a sample of each; built first where needed.
 */
export async function startPrometheus({ targets, say = console.log }) {
  const command = await prometheusProgram({ say });
  const dir = mkdtempSync(join(tmpdir(), `headroom-${NAME}-`));
  const file = join(dir, `${NAME}.json`);
  // JSON is YAML, too.
  writeFileSync(file, JSON.stringify(configuration(targets)), { mode: 0o600 });
  const [port] = await freePorts(1);
  const log = join(dir, `${NAME}.log`);
  const args = [`--config.file=${file}`, `--storage.tsdb.path=${dir}/data`, `--web.listen-address=127.0.0.1:${port}`];
  const record = await startDetached({ name: NAME, command, args, log, cwd: dir });
  const end = async () => {
    await stop(record);
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    const url = `http://127.0.0.1:${port}`;
    await scraped(url, targets.length, log);
    return { url, stop: end };
  } catch (error) {
    await end();
    throw error;
  }
}

function configuration(targets) {
  return {
    global: { scrape_interval: '2s', scrape_timeout: '2s' },
    scrape_configs: targets.map(({ job, server, certificateAuthority, token, path }) => ({
      job_name: job,
      scheme: 'https',
      metrics_path: path,
      authorization: { credentials: token },
      tls_config: { ca: certificateAuthority },
      static_configs: [{ targets: [new URL(server).host] }],
    })),
  };
}

async function scraped(url, wanted, log) {
  for (const end = Date.now() + READY_MS; Date.now() < end; await sleep(100)) {
    // Until it is ready it answers in words, or not at all.
    const answer = await fetch(`${url}/api/v1/query?query=sum(up)`)
      .then(one => one.json())
      .catch(() => undefined);
    if (Number(answer?.data?.result?.[0]?.value?.[1]) === wanted) return;
  }
  throw new Error(`Prometheus had not scraped everything after ${READY_MS / 1000} s; its log says:\n${lastLines(log)}`);
}
