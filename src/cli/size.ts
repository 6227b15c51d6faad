import { Option, type Command } from 'commander';
import { openConnection } from '../cluster/open-connection';
import type { Connection } from '../cluster/connection';
import { findWorkload, workloadKinds, workloadName, type WorkloadName } from '../observer/use/workload';
import { recommend } from '../sizing/recommend';
import { counted } from './capacity/flags';
import { CliError } from './cli-error';
import { forRate, type ExpectedRate } from './size/for-rate';
import { expectedOf, lookOf, type Look, type SizeFlags } from './size/look';
import { requestedNow, sizeTable, type SizedWorkload } from './size/size-table';

const examples = `
Metrics-server keeps no history, so its samples say what is used now, under the load of now: look while the load is on.

A Prometheus has history, also of pods that are gone: with --prometheus its series of the kubelet and of kube-state-metrics are
asked. Its token comes from --token-file or HEADROOM_PROMETHEUS_TOKEN and is never shown.

Examples:
  headroom size deployment/web
  headroom size deployment/web --measured-rate 120 --rate 900
  headroom size deployment/web --prometheus http://127.0.0.1:9090 --rule vpa --days 14
  headroom size deploy/web sts/db --seconds 300 -n shop -o json`;

/** `headroom size WORKLOAD…`: requests from measured use. */
export function register(program: Command): void {
  program
    .command('size <workload...>')
    .description('requests for workloads (deployment/web …) from what they are measured to use')
    .option('--kubeconfig <file>', 'instead of those that kubectl reads')
    .option('--context <name>', 'instead of the current one')
    .option('-n, --namespace <name>', "instead of the context's")
    .option('--seconds <n>', 'how long to look at metrics-server', positive, 60)
    .option('--prometheus <url>', 'ask this Prometheus instead of metrics-server', address)
    .addOption(new Option('--rule <name>', "with --prometheus: krr's or the VPA's rule (krr)").choices(['krr', 'vpa']))
    .option('--days <n>', 'with --prometheus: how far back (7)', days)
    .option('--rate <n>', 'requests a second that are expected: how many replicas bear them', above0('--rate'))
    .option(
      '--measured-rate <n>',
      'with --rate: requests a second while the samples are taken',
      above0('--measured-rate'),
    )
    .option('--target-use <share>', 'with --rate: of the CPU request at the peak', share, 0.5)
    .option('--spare <n>', 'with --rate: pods that may be missing at the peak', counted('--spare', 0), 0)
    .option('--token-file <file>', 'with --prometheus: a file with its bearer token')
    .addOption(new Option('-o, --format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', examples)
    .action(size);
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0 && value <= 3600) return value;
  throw new CliError(`--seconds takes a number of seconds up to 3600, not "${text}".`, 2);
}

function days(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 90) return value;
  throw new CliError(`--days takes a number of days up to 90, not "${text}".`, 2);
}

function above0(option: string): (text: string) => number {
  return text => {
    const value = Number(text);
    if (Number.isFinite(value) && value > 0) return value;
    throw new CliError(`${option} takes a number above 0, not "${text}".`, 2);
  };
}

function share(text: string): number {
  const value = Number(text);
  if (value > 0 && value <= 1) return value;
  throw new CliError(`--target-use takes a share above 0 and up to 1, such as 0.5, not "${text}".`, 2);
}

function address(text: string): string {
  if (/^https?:\/\/[^/]/.test(text) && URL.canParse(text)) return text;
  throw new CliError('--prometheus takes an address such as http://127.0.0.1:9090.', 2);
}

async function size(names: readonly string[], flags: SizeFlags): Promise<void> {
  const wanted = names.map(workloadOf);
  const look = lookOf(flags);
  const expected = expectedOf(flags);
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
    const sized = await sizeAll(connection, wanted, look, expected, stop.signal);
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
  look: Look,
  expected: ExpectedRate | undefined,
  signal: AbortSignal,
): Promise<readonly SizedWorkload[]> {
  const workloads = await Promise.all(names.map(name => findWorkload(connection, name, connection.namespace)));
  const sized = await Promise.all(
    workloads.map(async (workload): Promise<SizedWorkload> => {
      const { uses, rule, source } = await look(connection, workload, signal);
      const { kind, name, namespace, object, pods } = workload;
      const recommendations = recommend(uses, rule, source).map(one => ({
        ...one,
        requested: requestedNow(object, one.container, one.resource),
      }));
      const load = expected && forRate(uses, recommendations, expected);
      return { kind, name, namespace, pods: pods.length, source, recommendations, ...(load && { forRate: load }) };
    }),
  );
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  return sized;
}
