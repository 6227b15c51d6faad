import { stringify } from 'yaml';

/** How a value is written down. `Text` forms hold one document for each value. */
export type Writing = (documents: readonly unknown[]) => string;

/** As Kubernetes' reader wants it: what YAML 1.1 would take for another type stands in quotes. */
const options = { lineWidth: 0, version: '1.1', aliasDuplicateObjects: true } as const;

export const asYaml: Writing = documents => documents.map(one => stringify(plain(one), options)).join('---\n');

export const asJson: Writing = documents => documents.map(one => `${JSON.stringify(one, null, 2)}\n`).join('');

export const asTabbedJson: Writing = documents => documents.map(one => `${JSON.stringify(one, null, '\t')}\n`).join('');

export const asKyaml: Writing = documents => documents.map(one => `---\n${kyaml(one, '')}\n`).join('');

/** Equal parts are written once, then named: `&a1` and `*a1`. */
export const withAliases: Writing = documents =>
  documents.map(one => stringify(shared(one, new Map()), options)).join('---\n');

/** Every second key of each mapping comes through a merge key. */
export const withMergeKeys: Writing = documents => documents.map(one => stringify(merged(one), options)).join('---\n');

/** The same with the keys of every mapping the other way round. */
export function reordered(value: unknown): unknown {
  return map(value, entries => [...entries].reverse());
}

type Entries = readonly (readonly [string, unknown])[];

function map(value: unknown, change: (entries: Entries) => Entries): unknown {
  if (Array.isArray(value)) return value.map(item => map(item, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, map(inner, change)] as const);
  return Object.fromEntries(change(entries));
}

/** Without shared parts, which would be written as aliases. */
function plain(value: unknown): unknown {
  return map(value, entries => entries);
}

function shared(value: unknown, known: Map<string, unknown>): unknown {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return value;
  const text = JSON.stringify(value);
  const same = known.get(text);
  if (same !== undefined) return same;
  const inner = Array.isArray(value)
    ? value.map(item => shared(item, known))
    : Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shared(item, known)]));
  known.set(text, inner);
  return inner;
}

function merged(value: unknown): unknown {
  return map(value, entries => {
    if (entries.length < 2 || entries.some(([key]) => key === '<<')) return entries;
    const through = entries.filter((_, index) => index % 2 === 1);
    return [...entries.filter((_, index) => index % 2 === 0), ['<<', Object.fromEntries(through)]];
  });
}

const bare = /^(?!(?:y|n|yes|no|on|off|true|false|null|inf|nan)$)[a-z_][\w./-]*$/i;

function kyaml(value: unknown, pad: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const deeper = `${pad}  `;
  const lines = Array.isArray(value)
    ? value.map(item => kyaml(item, deeper))
    : Object.entries(value).map(
        ([key, item]) => `${bare.test(key) ? key : JSON.stringify(key)}: ${kyaml(item, deeper)}`,
      );
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return lines.length === 0
    ? open + close
    : `${open}\n${lines.map(line => `${deeper}${line},\n`).join('')}${pad}${close}`;
}
