/** What a person asked to run. The answer to it is a plan, which is shown before anything happens. */
export interface RunRequest {
  /** Name of a scenario, or path of a config. */
  readonly source: string;
  readonly title: string;
  readonly scale: number;
  /** What an HTTP scenario gets. */
  readonly url?: string;
  readonly cwd?: string;
}

/** The command line that plans a request and changes nothing. */
export const dryRunArguments = (request: RunRequest, cluster: readonly string[]): readonly string[] => [
  ...sourceArguments(request),
  ...cluster,
  '--dry-run',
  '-o',
  'json',
];

/** What a person agreed to. */
export interface Confirmed {
  /** Of the plan that was shown; the runner refuses any other. */
  readonly digest: string;
  /** The options by which that plan's cluster was named. */
  readonly cluster: readonly string[];
  /** Options that allow what is refused without them (budget, hooks). */
  readonly allowed: readonly string[];
  /** The context's name as it was typed, where it looks like production. */
  readonly context?: string;
}

/** The command line that carries out exactly the plan that was confirmed. */
export const runArguments = (
  request: RunRequest,
  { digest, cluster, allowed, context }: Confirmed,
): readonly string[] => [
  ...sourceArguments(request),
  ...cluster,
  '--yes',
  '--plan-digest',
  digest,
  ...allowed,
  ...(context === undefined ? [] : ['--confirm-context', context]),
  '--events',
];

function sourceArguments({ source, scale, url }: RunRequest): readonly string[] {
  return [
    'run',
    source,
    ...(scale === 1 ? [] : ['--scale', String(scale)]),
    ...(url === undefined ? [] : ['--url', url]),
  ];
}
