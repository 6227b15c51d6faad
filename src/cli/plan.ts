import { Option, type Command } from 'commander';
import { rangeText } from '../burner-config/namespace-range';
import type { HttpConfig } from '../traffic/config';
import { CliError } from './cli-error';
import { loadRun } from './load-run';
import { signedPlan } from './signed-plan';
import { summaryOf, type PlanSummary } from './plan-summary';
import { addRunOptions, loadOptions, type RunOptions } from './run-options';

interface PlanCommandOptions extends RunOptions {
  readonly format: 'pretty' | 'json';
  readonly namespace?: string;
  readonly oneNamespace?: boolean;
}

/** `headroom plan CONFIG|SCENARIO`: everything a run would do, before it starts. */
export function register(program: Command): void {
  const command = program
    .command('plan <config>')
    .description('say what a kube-burner config or scenario would do: objects, requests, permissions, time')
    .addOption(new Option('-o, --format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'))
    .option('-n, --namespace <name>', 'the namespace for --one-namespace')
    .option('--one-namespace', 'everything goes into that one existing namespace; none is made');
  addRunOptions(command)
    .addHelpText('after', '\nExamples:\n  headroom plan api-intensive --scale 10\n  headroom plan load.yml -o json')
    .action((config: string, options: PlanCommandOptions) => {
      process.stdout.write(`${planned(config, options)}\n`);
    });
}

function planned(source: string, options: PlanCommandOptions): string {
  if (options.oneNamespace === true && options.namespace === undefined) {
    throw new CliError('--one-namespace needs the name of an existing namespace: add -n NAME.', 2);
  }
  const loaded = loadRun(source, loadOptions(options, options.oneNamespace ? options.namespace : undefined));
  const asJson = options.format === 'json';
  if (loaded.kind === 'http')
    return asJson ? JSON.stringify(loaded, undefined, 2) : httpPlan(loaded.title, loaded.config);
  if (loaded.kind === 'cluster') {
    const plan = signedPlan(loaded.load, 'RUN');
    const { title, load } = loaded;
    return asJson ? JSON.stringify({ title, source, ...plan }, undefined, 2) : `${title}: ${load.inWords(plan)}`;
  }
  const summary = summaryOf(loaded.title, source, loaded.plan);
  return asJson ? JSON.stringify(summary, undefined, 2) : pretty(summary);
}

function httpPlan(title: string, { url, rate, durationSeconds, connections }: HttpConfig): string {
  const ways = connections === 'both' ? 2 : 1;
  const requests = Math.round(rate * durationSeconds) * ways;
  return `${title}: GET ${url}, ${rate} a second for ${durationSeconds} s, connections ${connections}: ${requests} requests.`;
}

function pretty(summary: PlanSummary): string {
  const { title, jobs, objects, pods, requests, permissions, leastSeconds, digest, unsupported, sampled } = summary;
  return [
    title,
    ...jobs.map(
      job =>
        `  ${job.name} (${job.type}): ${job.requests} requests at ${job.qps}/s, burst ${job.burst}, ${job.kinds.join(', ')}`,
    ),
    `Objects      ${objects}, with ${sampled ? 'about ' : ''}${pods} pods`,
    `Requests     ${requests}`,
    `Namespaces   ${namespaceText(summary)}`,
    `Permissions  ${permissions.map(({ resource, verbs }) => `${resource}: ${verbs.join(', ')}`).join('\n             ')}`,
    `Takes        at least ${leastSeconds} s by its rates, waits not counted`,
    `Digest       ${digest}`,
    ...unsupported.map(sentence => `Not runnable ${sentence}`),
  ].join('\n');
}

function namespaceText({ namespaceRanges, namespaceCount, madeNamespaceCount }: PlanSummary): string {
  const made = madeNamespaceCount === 0 ? 'none made' : `${madeNamespaceCount} made`;
  if (namespaceCount === 0) return `none; ${made}`;
  const more = namespaceRanges.length > 3 ? ', …' : '';
  const shown = namespaceRanges.slice(0, 3).map(rangeText).join(', ') + more;
  return `${shown}${namespaceCount > 1 ? ` (${namespaceCount})` : ''}; ${made}`;
}
