import type { z } from 'zod';
import { burnerFunctions } from '../template/functions';
import { renderTemplate } from '../template/render';
import { TemplateError } from '../template/template-error';
import { readYaml } from '../yaml/read';
import { readProfile } from './profile';
import { alertProfileSchema, metricsProfileSchema } from './schema/profile';

export type MetricQuery = z.output<typeof metricsProfileSchema>[number];
export type AlertRule = z.output<typeof alertProfileSchema>[number];

/** A profile that cannot be read, or an expression of it that cannot be rendered: a sentence with its place. */
export class ProfileError extends Error {}

/** The queries of a metric profile. @throws ProfileError */
export const readMetrics = (file: string, text: string): readonly MetricQuery[] =>
  metricsProfileSchema.parse(valueOf(file, text, 'metrics'));

/** The rules of an alert profile. @throws ProfileError */
export const readAlerts = (file: string, text: string): readonly AlertRule[] =>
  alertProfileSchema.parse(valueOf(file, text, 'alerts'));

function valueOf(file: string, text: string, kind: 'metrics' | 'alerts'): unknown {
  const problem = readProfile(text, kind).find(({ finding }) => finding.severity === 'error');
  if (problem) throw new ProfileError(`${file}:${problem.line}:${problem.column}: ${problem.finding.message}`);
  const { documents } = readYaml(text, { templates: 'literal' });
  return documents.find(({ value }) => value !== undefined && value !== null)?.value ?? [];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** PromQL of a metric; `elapsed` is the job's time, such as `48s`. @throws ProfileError */
export function renderQuery({ query, metricName }: MetricQuery, env: Environment, elapsed: string): string {
  const functions = burnerFunctions({ random: () => 0, readFile: () => undefined, env });
  return rendered(`query of ${metricName}`, query, { ...env, elapsed }, functions);
}

/** PromQL of an alert; `elapsed` is the job's time, such as `2m`. @throws ProfileError */
export const renderExpression = ({ expr }: AlertRule, env: Environment, elapsed: string): string =>
  rendered('expr of an alert', expr, { ...env, elapsed }, {});

/** What an alert says; `$value` has three decimals. @throws ProfileError */
export function renderDescription(
  { description }: AlertRule,
  labels: Readonly<Record<string, string>>,
  value: number,
): string {
  const data = { Labels: labels, Value: value.toFixed(3) };
  const names = '{{$labels := .Labels}}{{$value := .Value}}';
  return rendered('description of an alert', `${names}${description}`, data, {}, 'default');
}

function rendered(
  name: string,
  text: string,
  data: Readonly<Record<string, unknown>>,
  functions: ReturnType<typeof burnerFunctions>,
  missingKey: 'error' | 'default' = 'error',
): string {
  try {
    return renderTemplate(text, data, { name, missingKey, functions }).text;
  } catch (error) {
    if (error instanceof TemplateError) throw new ProfileError(`The ${name} does not render: ${error.message}`);
    throw error;
  }
}
