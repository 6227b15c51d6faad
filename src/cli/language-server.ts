import type { Command } from 'commander';

/** `headroom language-server`: for any editor that speaks the language server protocol. */
export function register(program: Command): void {
  program
    .command('language-server')
    .description('serve diagnostics, fixes and hovers to any editor')
    .requiredOption('--stdio', 'speak over standard input and output')
    .addHelpText('after', '\nExample (Neovim):\n  cmd = { "headroom", "language-server", "--stdio" }')
    // vscode-languageserver reads --stdio from the arguments itself.
    .action(() => import('../language-server/main').then(() => undefined));
}
