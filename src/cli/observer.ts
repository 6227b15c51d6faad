import type { Command } from 'commander';
import { serveObserver } from '../observer/serve';

interface ObserverFlags {
  readonly kubeconfig?: string;
  readonly context?: string;
}

/** `headroom observer --stdio`: follows a cluster and answers the editor's questions about it; ends with its input. */
export function register(program: Command): void {
  program
    .command('observer', { hidden: true })
    .description('follow the current context and answer questions, one JSON object a line')
    .requiredOption('--stdio', 'over standard input and output')
    .option('--kubeconfig <file>', 'instead of those that kubectl reads')
    .option('--context <name>', 'instead of the current one')
    .action(async ({ kubeconfig, context }: ObserverFlags) => {
      const where = { ...(kubeconfig !== undefined && { kubeconfig }), ...(context !== undefined && { context }) };
      await serveObserver({ ...where, env: process.env }, process.stdin, process.stdout);
    });
}
