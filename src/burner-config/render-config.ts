import { burnerFunctions } from '../template/functions';
import { renderTemplate, type Rendered } from '../template/render';
import { seededRandom } from '../template/sprig/randomness';
import type { Files } from './files';

/** What the config's own template may use. */
export interface ConfigData {
  readonly files: Files;
  /** Environment variables. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Values of --user-data; they win over the environment. */
  readonly userData?: Readonly<Record<string, unknown>>;
  readonly uuid?: string;
  readonly seed?: number;
}

/** Renders a config as kube-burner does before it reads it. @throws TemplateError */
export function renderConfig(text: string, name: string, data: ConfigData): Rendered {
  const { files, env = {}, userData = {}, uuid = '', seed = 1 } = data;
  const functions = burnerFunctions({ random: seededRandom(seed), readFile: path => files.read(path), env });
  return renderTemplate(text, { ...env, ...userData, UUID: uuid }, { name, missingKey: 'error', functions });
}
