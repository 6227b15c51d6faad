import { ruleMetas } from '../rule-page';
import type { OptionValue, RuleMeta, RuleOption } from '../rule';
import { headroomConfig } from './headroom-config';
import { overrideKeys, settingsKeys } from './read-file';
import { severityWords } from './read-rules';

/** The JSON schema of .headroom.yaml, made from the rules' own words; schemas/headroom.schema.json holds it. */
export function settingsJsonSchema(): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Headroom settings (.headroom.yaml)',
    type: ['object', 'null'],
    additionalProperties: false,
    properties: {
      root: { type: 'boolean', description: settingsKeys.root },
      rules: { $ref: '#/definitions/rules', description: settingsKeys.rules },
      ignore: patterns(settingsKeys.ignore),
      overrides: {
        type: ['array', 'null'],
        description: settingsKeys.overrides,
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['files'],
          properties: {
            files: patterns(overrideKeys.files),
            rules: { $ref: '#/definitions/rules', description: overrideKeys.rules },
          },
        },
      },
    },
    definitions: {
      // YAML 1.1 reads a bare off as false.
      severity: { enum: [...severityWords, false], description: 'how loud the rule is; off: it is silent' },
      rules: { type: ['object', 'null'], additionalProperties: false, properties: rulesById() },
    },
  };
}

function patterns(description: string): object {
  return { type: ['array', 'null'], description, items: { type: 'string', minLength: 1 } };
}

function rulesById(): object {
  const metas = ruleMetas.filter(({ id }) => id !== headroomConfig.id).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return Object.fromEntries(metas.map(meta => [meta.id, ruleSchema(meta)]));
}

function ruleSchema({ title, severity, offByDefault, options = [] }: RuleMeta): object {
  const properties = Object.fromEntries(options.map(option => [option.name, optionSchema(option)]));
  return {
    description: `${title}. By default: ${offByDefault ? 'off' : severity}.`,
    anyOf: [
      { $ref: '#/definitions/severity' },
      {
        type: 'object',
        additionalProperties: false,
        properties: { severity: { $ref: '#/definitions/severity' }, ...properties },
      },
    ],
  };
}

function optionSchema({ description, default: value }: RuleOption): object {
  return { ...typeOf(value), description, default: value };
}

function typeOf(value: OptionValue): object {
  return Array.isArray(value) ? { type: 'array', items: { type: 'string' } } : { type: typeof value };
}
