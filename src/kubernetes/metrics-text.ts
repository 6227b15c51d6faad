/** One line of metrics. */
export interface MetricSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const line = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)/;
const label = /([a-zA-Z_]\w*)="((?:\\.|[^"\\])*)"/g;

/**
 * The samples of these names in a text of metrics as Prometheus reads it (text format 0.0.4). Other lines are passed over
 * unread: an API server has tens of thousands.
 */
export function metricSamples(text: string, names: ReadonlySet<string>): readonly MetricSample[] {
  const samples: MetricSample[] = [];
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const sample = text.charAt(start) === '#' ? undefined : sampleOf(text.slice(start, end), names);
    if (sample) samples.push(sample);
    start = end + 1;
  }
  return samples;
}

function sampleOf(written: string, names: ReadonlySet<string>): MetricSample | undefined {
  if (!names.has(/^[\w:]*/.exec(written)?.[0] ?? '')) return undefined;
  const [, name = '', labels = '', value = ''] = line.exec(written) ?? [];
  if (name === '') return undefined;
  return { name, labels: labelsOf(labels), value: Number(value.replace(/^([+-]?)Inf$/, '$1Infinity')) };
}

function labelsOf(written: string): Readonly<Record<string, string>> {
  const pairs = [...written.matchAll(label)].map(([, key = '', value = '']): [string, string] => [
    key,
    unescaped(value),
  ]);
  return Object.fromEntries(pairs);
}

function unescaped(value: string): string {
  return value.replace(/\\(.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter));
}
