import { spawnSync } from 'node:child_process';
import { CliError } from '../../cli-error';

/** A program that prints manifests, and how to get it. */
interface Tool {
  readonly command: string;
  readonly args: readonly string[];
}

const mostBytes = 2 ** 29;

/** What `helm template` prints for a chart. A usage error when helm is missing or says no. */
export function helmTemplate(chart: string, args: readonly string[]): string {
  const output = run({ command: 'helm', args: ['template', '--skip-tests', chart, ...args] });
  if (output !== undefined) return output;
  throw new CliError('helm is not to be found: install it from https://helm.sh/docs/intro/install and try again.', 2);
}

/** What `kustomize build` prints for a folder; kubectl does it, too. A usage error when both are missing or say no. */
export function kustomizeBuild(folder: string): string {
  const output =
    run({ command: 'kustomize', args: ['build', folder] }) ?? run({ command: 'kubectl', args: ['kustomize', folder] });
  if (output !== undefined) return output;
  const where = 'https://kubectl.docs.kubernetes.io/installation/kustomize';
  throw new CliError(
    `kustomize is not to be found, and neither is kubectl, which has it built in: install one from ${where}.`,
    2,
  );
}

/** What a program prints; `undefined` when there is none of that name. */
function run({ command, args }: Tool): string | undefined {
  const { error, status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: mostBytes });
  if (error && (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
  if (error) throw new CliError(`${command} ${args.join(' ')} cannot be run: ${error.message}`, 2);
  if (status === 0) return stdout;
  throw new CliError(`${command} ${args.join(' ')} failed: ${stderr.trim()}`, 2);
}
