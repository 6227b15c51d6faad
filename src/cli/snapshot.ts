import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { CliError } from './cli-error';
import { connect } from './fairness/source';
import { takeSnapshot } from './snapshot/take-snapshot';

interface SnapshotFlags {
  readonly kubeconfig?: string;
  readonly context?: string;
  readonly out?: string;
}

const examples = `
It holds nodes, pods and what else scheduling and fairness look at, without environment, arguments, data and annotations:
Secrets and ConfigMaps are not even asked for. Names, labels and images of your cluster are in it.

Examples:
  headroom snapshot --out cluster.json
  headroom score web-7c9 --snapshot cluster.json`;

/** `headroom snapshot`: what the cluster is now, for questions later or elsewhere. */
export function register(program: Command): void {
  program
    .command('snapshot')
    .description('write down what scheduling and fairness need to know of a cluster')
    .option('--out <file>', 'where to; standard output when absent')
    .option('--kubeconfig <file>', 'instead of those that kubectl reads')
    .option('--context <name>', 'instead of the current one')
    .addHelpText('after', examples)
    .action(snapshot);
}

async function snapshot(flags: SnapshotFlags): Promise<void> {
  const connection = await connect(flags);
  try {
    const document = await takeSnapshot(connection);
    for (const { kind, reason } of document.missing) process.stderr.write(`Without ${kind}: ${reason}\n`);
    write(`${JSON.stringify(document)}\n`, flags.out);
    if (flags.out === undefined) return;
    const count = (kind: string): number => document.objects.filter(one => one.kind === kind).length;
    process.stderr.write(`${flags.out}: ${count('Node')} nodes and ${count('Pod')} pods of "${document.context}".\n`);
  } finally {
    await connection.close();
  }
}

function write(text: string, file: string | undefined): void {
  if (file === undefined) return void process.stdout.write(text);
  try {
    writeFileSync(file, text, { mode: 0o600 });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CliError(`${file} cannot be written (${why}): name another file with --out.`, 1);
  }
}
