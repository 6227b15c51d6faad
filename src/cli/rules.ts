import { Option, type Command } from 'commander';
import { ruleMetas } from '../lint/rule-page';

/** `headroom rules`: the table of rules. */
export function register(program: Command): void {
  program
    .command('rules')
    .description('list the rules of lint')
    .addOption(new Option('-o, --format <format>', 'how to print').choices(['pretty', 'json']).default('pretty'))
    .addHelpText('after', '\nExample:\n  headroom rules -o json')
    .action(({ format }: { format: 'pretty' | 'json' }) => {
      process.stdout.write(format === 'json' ? json() : table());
    });
}

function json(): string {
  const rules = ruleMetas.map(
    ({ id, severity, category, title, offByDefault, refusedByServer, acrossFiles, options }) => ({
      ...{ id, severity, category, title },
      page: `docs/rules/${id}.md`,
      ...{ offByDefault: offByDefault ?? false, refusedByServer: refusedByServer ?? false },
      ...{ acrossFiles: acrossFiles ?? false, options: options ?? [] },
    }),
  );
  return `${JSON.stringify({ rules }, null, 2)}\n`;
}

function table(): string {
  const width = Math.max(...ruleMetas.map(({ id }) => id.length));
  return ruleMetas
    .map(({ id, severity, title, offByDefault }) => {
      const word = offByDefault ? 'off' : severity;
      return `${id.padEnd(width)}  ${word.padEnd(7)}  ${title}\n`;
    })
    .join('');
}
