import { burnerFunctions } from '../template/functions';
import { renderTemplate, type Rendered } from '../template/render';
import { seededRandom } from '../template/sprig/randomness';
import type { Files } from './files';
import { clockOf } from './object-template';

/** What the config's own template may use. */
export interface ConfigData {
  readonly files: Files;
  /** Environment variables. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Values of --user-data; they win over the environment. */
  readonly userData?: Readonly<Record<string, unknown>>;
  readonly uuid?: string;
  readonly seed?: number;
  /** What `now` tells, milliseconds since 1970; the machine's time when not given. */
  readonly now?: number;
  /** --allow-missing: a value that nobody gives is `<no value>` instead of an error. */
  readonly allowMissing?: boolean;
}

/** Renders a config as kube-burner does before it reads it. @throws TemplateError */
export function renderConfig(text: string, name: string, data: ConfigData): Rendered {
  const { files, env = {}, userData = {}, uuid = '', seed = 1 } = data;
  const random = seededRandom(seed);
  const functions = burnerFunctions({ random, readFile: path => files.read(path), env, ...clockOf(data) });
  const missingKey = data.allowMissing ? 'zero' : 'error';
  return renderTemplate(text, { ...env, ...userData, UUID: uuid }, { name, missingKey, functions });
}
