import type { Command } from 'commander';
import { readKubeconfig } from '../cluster/kubeconfig';
import { serveObserver } from '../observer/serve';

interface ObserverFlags {
  readonly contexts?: boolean;
  readonly kubeconfig?: string;
  readonly context?: string;
}

/**
 * `headroom observer --stdio`: follows a cluster and answers the editor's questions about it; ends with its input.
 * `--contexts` only prints those that could be followed, as JSON.
 */
export function register(program: Command): void {
  program
    .command('observer', { hidden: true })
    .description('follow the current context and answer questions, one JSON object a line')
    .option('--stdio', 'over standard input and output')
    .option('--contexts', 'print the contexts of the kubeconfig')
    .option('--kubeconfig <file>', 'instead of those that kubectl reads')
    .option('--context <name>', 'instead of the current one')
    .action(async ({ contexts, kubeconfig, context }: ObserverFlags) => {
      if (contexts) return printContexts(kubeconfig);
      const where = { ...(kubeconfig !== undefined && { kubeconfig }), ...(context !== undefined && { context }) };
      await serveObserver({ ...where, env: process.env }, process.stdin, process.stdout);
    });
}

async function printContexts(kubeconfig: string | undefined): Promise<void> {
  const { contexts, currentContext } = await readKubeconfig(kubeconfig, process.env);
  process.stdout.write(`${JSON.stringify({ current: currentContext, contexts: [...contexts.keys()] })}\n`);
}
