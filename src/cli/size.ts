import { Option, type Command } from 'commander';
import { openConnection } from '../cluster/open-connection';
import type { Connection } from '../cluster/connection';
import { sampleUse } from '../observer/use/metrics-server';
import { findWorkload, workloadKinds, workloadName, type WorkloadName } from '../observer/use/workload';
import { recommend } from '../sizing/recommend';
import { samplesRule } from '../sizing/samples-rule';
import { CliError } from './cli-error';
import { requestedNow, sizeTable, type SizedWorkload } from './size/size-table';

interface SizeFlags {
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly namespace?: string;
  readonly seconds: number;
  readonly format: 'pretty' | 'json';
}

const EVERY_SECONDS = 5;
const examples = `
Metrics-server keeps no history, so its samples say what is used now, under the load of now: look while the load is on.

Examples:
  headroom size deployment/web
  headroom size deploy/web sts/db --seconds 300 -n shop -o json`;

/** `headroom size WORKLOAD…`: requests from measured use. */
export function register(program: Command): void {
  program
    .command('size <workload...>')
    .description('requests for workloads (deployment/web …) from what they are measured to use')
    .option('--kubeconfig <file>', 'instead of those that kubectl reads')
    .option('--context <name>', 'instead of the current one')
    .option('-n, --namespace <name>', "instead of the context's")
    .option('--seconds <n>', 'how long to look', positive, 60)
    .addOption(new Option('-o, --format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', examples)
    .action(size);
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0 && value <= 3600) return value;
  throw new CliError(`--seconds takes a number of seconds up to 3600, not "${text}".`, 2);
}

async function size(names: readonly string[], flags: SizeFlags): Promise<void> {
  const wanted = names.map(workloadOf);
  const { kubeconfig, context, namespace } = flags;
  const connection = await openConnection({
    ...(kubeconfig !== undefined && { kubeconfig }),
    ...(context !== undefined && { context }),
    ...(namespace !== undefined && { namespace }),
    env: process.env,
  });
  const stop = new AbortController();
  const interrupted = (): void => stop.abort();
  process.once('SIGINT', interrupted);
  try {
    const sized = await sizeAll(connection, wanted, flags.seconds, stop.signal);
    process.stdout.write(
      flags.format === 'json' ? `${JSON.stringify({ workloads: sized }, null, 2)}\n` : sizeTable(sized),
    );
  } finally {
    process.off('SIGINT', interrupted);
    await connection.close();
  }
}

function workloadOf(text: string): WorkloadName {
  const name = workloadName(text);
  if (name) return name;
  throw new CliError(
    `"${text}" names no workload: write it as kind/name, such as deployment/web (kinds: ${workloadKinds.join(', ')}).`,
    2,
  );
}

/** Looks at all workloads at once; Ctrl-C ends the look and shows what was seen. */
async function sizeAll(
  connection: Connection,
  names: readonly WorkloadName[],
  seconds: number,
  signal: AbortSignal,
): Promise<readonly SizedWorkload[]> {
  const workloads = await Promise.all(names.map(name => findWorkload(connection, name, connection.namespace)));
  const progress = progressLine(seconds);
  const sized = await Promise.all(
    workloads.map(async (workload): Promise<SizedWorkload> => {
      const uses = await sampleUse(connection, workload, {
        seconds,
        everySeconds: EVERY_SECONDS,
        signal,
        onSample: progress,
      });
      const { kind, name, namespace, object, pods } = workload;
      const recommendations = recommend(uses, samplesRule, 'metrics-server').map(one => ({
        ...one,
        requested: requestedNow(object, one.container, one.resource),
      }));
      return { kind, name, namespace, pods: pods.length, recommendations };
    }),
  );
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  return sized;
}

function progressLine(seconds: number): (taken: number, left: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (_, left) =>
    void process.stderr.write(
      `\r\u001b[Klooking for ${seconds} s, ${Math.ceil(left)} s left (Ctrl-C ends it with what was seen)`,
    );
}
