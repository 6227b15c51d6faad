/** What a person asked to run. The answer to it is a plan, which is shown before anything happens. */
export interface RunRequest {
  /** Name of a scenario, or path of a config. */
  readonly source: string;
  readonly title: string;
  readonly scale: number;
  /** Values for the source's template data, as `--set` takes them. */
  readonly values: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** The command line that plans a request and changes nothing. */
export const dryRunArguments = (request: RunRequest): readonly string[] => [
  ...sourceArguments(request),
  '--dry-run',
  '-o',
  'json',
];

/** The command line that carries out exactly the plan with this digest. */
export const runArguments = (request: RunRequest, digest: string, confirmedContext?: string): readonly string[] => [
  ...sourceArguments(request),
  '--yes',
  '--plan-digest',
  digest,
  ...(confirmedContext === undefined ? [] : ['--confirm-context', confirmedContext]),
  '--events',
];

function sourceArguments({ source, scale, values }: RunRequest): readonly string[] {
  const sets = Object.entries(values).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
  return ['run', source, ...(scale === 1 ? [] : ['--scale', String(scale)]), ...sets];
}
