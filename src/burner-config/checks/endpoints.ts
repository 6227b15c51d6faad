import * as l10n from '@vscode/l10n';
import type { ConfigFinding } from '../finding';
import { readProfile } from '../profile';
import type { Check } from './check';

/** Metric and alert profiles that an endpoint names, read as strictly as the config; and metrics that nobody keeps. */
export const endpoints: Check = ({ config, files }) =>
  config.metricsEndpoints.flatMap((endpoint, index) => {
    const path = ['metricsEndpoints', index];
    const found = (['metrics', 'alerts'] as const).flatMap(kind =>
      endpoint[kind].flatMap((file, at) => profileFindings(file, kind, [...path, kind, at], files.read(file))),
    );
    if (endpoint.metrics.length === 0 || endpoint.indexer !== undefined) return found;
    const message = l10n.t`Metrics of an endpoint without an indexer go nowhere, and kube-burner refuses it. Add an indexer.`;
    const value = { type: 'local', metricsDirectory: 'collected-metrics' };
    const changes = [{ op: 'set', path: [...path, 'indexer'], value } as const];
    const fix = { title: l10n.t`Keep the documents in a folder`, safe: false, changes };
    return [
      ...found,
      { rule: 'burner-missing-key', severity: 'error', path: [...path, 'metrics'], message, fixes: [fix] },
    ];
  });

function profileFindings(
  file: string,
  kind: 'metrics' | 'alerts',
  path: ConfigFinding['path'],
  text: string | undefined,
): readonly ConfigFinding[] {
  // What stands at an address is fetched when the run starts.
  if (/^https?:/.test(file)) return [];
  if (text === undefined) {
    const message = l10n.t`${file}: there is no such profile. kube-burner then looks for one of its own of that name, or stops.`;
    return [{ rule: 'burner-template-missing', severity: 'warning', path, message }];
  }
  const found = readProfile(text, kind);
  const [first] = found;
  if (first === undefined) return [];
  const more = found.length > 1 ? ` ${l10n.t`${found.length - 1} more in this file.`}` : '';
  const message = `${file}:${first.line}:${first.column}: ${first.finding.message}${more}`;
  return [{ rule: first.finding.rule, severity: first.finding.severity, path, message }];
}
