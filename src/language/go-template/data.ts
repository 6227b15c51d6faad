import { jsonOf } from '../../burner-config/json-of';
import { asRecord } from '../../kubernetes/object';
import type { Around } from '../burner/around';
import { templateUses } from '../burner/template-uses';
import { isTemplated } from '../../yaml/templated';

/** Something that a template can name after a dot. */
export interface DataField {
  readonly name: string;
  /** In a word or two: where it comes from, and an example. */
  readonly detail: string;
  readonly description: string;
  /** What it is in the configs that are known. */
  readonly value?: unknown;
}

const builtIn: readonly DataField[] = [
  {
    name: 'Iteration',
    detail: 'int, from 0',
    description: 'The iteration of the job, from 0. With `repeatEveryNIterations: N` it is the iteration ÷ N.',
  },
  {
    name: 'Replica',
    detail: 'int, from 1',
    description: 'The replica within the iteration, from 1 to `replicas`. 0 in a job of type patch.',
  },
  { name: 'JobName', detail: 'string', description: 'The name of the job.' },
  { name: 'UUID', detail: 'string', description: 'The UUID of the benchmark, the same for all jobs.' },
  { name: 'RunID', detail: 'string', description: 'The id of this run, another each time.' },
];

/** Fields of an object template: kube-burner's own, and the inputVars of every entry that names the file. */
export function objectData(around: Around): readonly DataField[] {
  const variables = new Map<string, DataField>();
  for (const { config, job, object } of templateUses(around)) {
    for (const [name, value] of Object.entries(object?.inputVars ?? {})) {
      const example = isTemplated(value) ? '{{ … }}' : jsonOf(value);
      const line = `\`${example}\` in job ${job?.name ?? ''} of ${config.name}`;
      const before = variables.get(name);
      variables.set(name, {
        name,
        detail: before ? `${before.detail} · ${example}` : `inputVars: ${example}`,
        description: before ? `${before.description}\n- ${line}` : `From \`inputVars\`:\n\n- ${line}`,
        value,
      });
    }
  }
  return [...variables.values(), ...builtIn.filter(({ name }) => !variables.has(name))];
}

/** Fields of a config: the UUID, and what else its actions ask for, which only a run can know. */
export function configData(text: string): readonly DataField[] {
  const asked = new Set([...text.matchAll(/\{\{[^}]*?[\s({|]\.([A-Za-z_]\w*)/g)].map(([, name = '']) => name));
  asked.delete('UUID');
  const uuid = builtIn.filter(({ name }) => name === 'UUID');
  return [
    ...uuid,
    ...[...asked].map(name => ({
      name,
      detail: 'environment or --user-data',
      description: 'From `--user-data`, else from the environment. The run stops when neither has it.',
    })),
  ];
}

/** Names inside the value at a chain of names. */
export function fieldsInside(fields: readonly DataField[], chain: readonly string[]): readonly DataField[] {
  const [first, ...rest] = chain;
  if (first === undefined) return fields;
  const start = fields.find(({ name }) => name === first)?.value;
  const value = rest.reduce<unknown>((inner, name) => asRecord(inner)[name], start);
  return Object.entries(asRecord(value)).map(([name, inner]) => ({
    name,
    detail: jsonOf(inner),
    description: `Part of \`.${chain.join('.')}\`: \`${jsonOf(inner)}\``,
    value: inner,
  }));
}
