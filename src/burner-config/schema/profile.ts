import { z } from 'zod';
import { flag, text } from './scalars';

/** What a metric profile lists: PromQL, and the name under which the result is kept. */
export const metricsProfileSchema = z.array(
  z.strictObject({
    query: text('PromQL, as a Go template: the environment and elapsed, such as 48s.'),
    metricName: text('Name of the metric in documents and file names.'),
    instant: flag('One value at the end of the job instead of a range.').default(false),
    captureStart: flag('instant: the value at the start, too, as <metricName>-start.').default(false),
  }),
);

/** What an alert profile lists: PromQL that must give nothing. */
export const alertProfileSchema = z.array(
  z.strictObject({
    expr: text('PromQL, as a Go template: the environment and elapsed, in minutes such as 2m. Its first sample fires.'),
    description: text('Sentence, as a Go template with $labels and $value.').default(''),
    severity: z
      .enum(['info', 'warning', 'error', 'critical'])
      .default('info')
      .meta({ description: 'error ends with code 3 after the run, critical at once.' }),
  }),
);
