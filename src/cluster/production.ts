import type { Connection } from './connection';

const PRODUCTION = /(?:^|[^a-z])(prod|production|prd|live)(?:[^a-z]|$)/i;

/** Why a place looks like production, as a sentence; undefined when nothing says so. Only names are looked at. */
export function looksLikeProduction({
  context,
  server,
  namespace,
}: Pick<Connection, 'context' | 'server' | 'namespace'>): string | undefined {
  const places = { context, server: new URL(server).hostname, namespace };
  const found = Object.entries(places).find(([, name]) => PRODUCTION.test(name));
  if (!found) return undefined;
  const [what, name] = found;
  return `The ${what} "${name}" looks like production ("${PRODUCTION.exec(name)?.[1]}").`;
}
