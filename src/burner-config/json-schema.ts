import { z } from 'zod';
import { configSchema } from './schema/config';

/** The JSON schema of a kube-burner config, from the one definition; schemas/kube-burner.schema.json holds it. */
export function burnerJsonSchema(): object {
  const schema = z.toJSONSchema(configSchema, {
    io: 'input',
    target: 'draft-7',
    override: ({ jsonSchema }) => {
      // A null means "not set", and YAML writes it as an empty value.
      delete jsonSchema.default;
    },
  });
  return { title: 'kube-burner configuration', ...schema };
}
