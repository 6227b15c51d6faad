import path from 'node:path';
import type { Command } from 'commander';
import { bytesOf, textOf } from '../template/bytes';
import { burnerFunctions } from '../template/functions';
import { renderTemplate } from '../template/render';
import { seededRandom } from '../template/sprig/randomness';
import { TemplateError } from '../template/template-error';
import { CliError } from './cli-error';
import { diskFiles, readBytes } from './disk-files';
import { readValues } from './read-values';

/** `headroom template FILE`: one Go template, byte for byte as Go renders it. */
export function register(program: Command): void {
  program
    .command('template <file>')
    .description('render one Go template, byte for byte as Go does')
    .option('--data <file>', 'values for the template, YAML or JSON')
    .addHelpText('after', '\nExample:\n  headroom template templates/deployment.yml --data values.yml')
    .action((file: string, { data }: { data?: string }) => {
      // Bytes that are no letters go through, as they do in Go.
      process.stdout.write(bytesOf(render(file, data === undefined ? {} : readValues(data))));
    });
}

function render(file: string, data: Readonly<Record<string, unknown>>): string {
  const source = readBytes(file);
  if (source === undefined) throw new CliError(`${file}: there is no such file.`, 1);
  const files = diskFiles(path.dirname(file));
  const readFile = (name: string) => files.read(name);
  const functions = burnerFunctions({ random: seededRandom(1), readFile, env: process.env });
  try {
    return renderTemplate(textOf(source), data, { name: path.basename(file), missingKey: 'error', functions }).text;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw new CliError(`${file}:${error.line}:${error.column}: ${error.message}`, 1);
  }
}
