import * as l10n from '@vscode/l10n';
import { burnerFunctions } from '../template/functions';
import { parseTemplate } from '../template/render';
import { TemplateError } from '../template/template-error';
import type { YamlFile } from '../yaml/document';
import type { Path } from '../yaml/place';
import { readYaml } from '../yaml/read';
import { endpointSchema } from './schema/endpoint';
import type { BurnerFinding, ConfigFinding } from './finding';
import { goValueOf } from './go-value';
import { alertProfileSchema, metricsProfileSchema } from './schema/profile';
import { strictReading } from './strict-findings';
import { repeatedFindings, spanIn, syntaxProblem } from './read-config';

/** Files beside a config: metric profiles, alert profiles, and the endpoints of `-e`. */
export type ProfileKind = 'metrics' | 'alerts' | 'endpoints';

const schemas = { metrics: metricsProfileSchema, alerts: alertProfileSchema, endpoints: endpointSchema.array() };

/** What kind of profile a value looks like; `undefined` for anything else. */
export function profileKind(value: unknown): ProfileKind | undefined {
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const has = (...keys: readonly string[]) =>
    value.some((one: unknown) => typeof one === 'object' && one !== null && keys.every(key => key in one));
  if (has('kind') || has('apiVersion')) return undefined;
  if (has('query', 'metricName')) return 'metrics';
  if (has('expr', 'severity') || has('expr', 'description')) return 'alerts';
  return has('endpoint', 'indexer') || has('endpoint', 'metrics') ? 'endpoints' : undefined;
}

/** Findings of a profile with their places, line and column from 1. */
export function readProfile(
  text: string,
  kind: ProfileKind,
): readonly { readonly finding: BurnerFinding; readonly line: number; readonly column: number }[] {
  const file = readYaml(text, { templates: 'literal' });
  return checkProfile(file, kind).map(finding => {
    const { line, character } = file.position(finding.span.start);
    return { finding, line: line + 1, column: character + 1 };
  });
}

/**
 * Everything wrong in a profile. Its file is no template, though expressions in it are; only that of the endpoints is one,
 * and nothing is said of what its environment makes of it (DecodeMetricsEndpoint in pkg/util/metrics/utils.go).
 */
export function checkProfile(given: YamlFile, kind: ProfileKind): readonly BurnerFinding[] {
  if (kind === 'endpoints' && given.text.includes('{{')) return [];
  const file = given.templated ? readYaml(given.text, { templates: 'literal' }) : given;
  const document = file.documents.find(({ value }) => value !== undefined && value !== null);
  const problem = syntaxProblem(file, document);
  const read = document && goValueOf(document, file.text);
  if (problem !== undefined || read === undefined) {
    const message = problem?.message ?? l10n.t`The profile is empty: it has a list.`;
    return [
      { rule: 'burner-syntax', severity: 'error', message, path: [], span: problem?.span ?? { start: 0, end: 0 } },
    ];
  }
  const { value: plain, findings } = strictReading(read.value, schemas[kind]);
  const placed = [...findings, ...templateFindings(plain, kind)].map(finding => ({
    ...finding,
    span: spanIn(document, finding.path, finding.at),
  }));
  return [...placed, ...repeatedFindings(read.repeated)].sort((a, b) => a.span.start - b.span.start);
}

/** Expressions are Go templates without functions of their own; a description knows $labels and $value. */
function templateFindings(plain: unknown, kind: ProfileKind): readonly ConfigFinding[] {
  const keys = kind === 'metrics' ? ['query'] : kind === 'alerts' ? ['expr', 'description'] : [];
  const functions = kind === 'metrics' ? burnerFunctions({ random: () => 0, readFile: () => undefined, env: {} }) : {};
  const list = Array.isArray(plain) ? plain : [];
  return list.flatMap((one: Readonly<Record<string, unknown>>, index) =>
    keys.flatMap((key): readonly ConfigFinding[] => {
      const written = one[key];
      if (typeof written !== 'string' || !written.includes('{{')) return [];
      const before = key === 'description' ? '{{$labels := .Labels}}{{$value := .Value}}' : '';
      return problemOf(before + written, [index, key], functions);
    }),
  );
}

function problemOf(text: string, path: Path, functions: Parameters<typeof parseTemplate>[2]): readonly ConfigFinding[] {
  try {
    parseTemplate(text, 'profile', functions);
    return [];
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return [
      {
        rule: 'burner-template-error',
        severity: 'error',
        path,
        message: l10n.t`The template does not parse: ${error.reason}.`,
      },
    ];
  }
}
