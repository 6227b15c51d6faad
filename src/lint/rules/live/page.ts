/** The end of `why` for rules that need facts. */
export const fromCluster =
  'Said only where a cluster is known: `headroom lint --cluster` asks the one of the current context, by lists alone.';
