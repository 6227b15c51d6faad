import { TemplateError } from '../template/template-error';
import type { YamlFile } from '../yaml/document';
import { readYaml } from '../yaml/read';
import type { BurnerConfig } from './config';
import type { Files } from './files';
import { goValueOf } from './go-value';
import { renderConfig } from './render-config';
import { fieldAt } from './schema/field-at';
import { configSchema } from './schema/config';
import { strictReading } from './strict-findings';

/** A config to look at, while it is written. */
export interface SampleConfig {
  readonly config: BurnerConfig;
  /** Values that only a run knows, with what stands in for them. */
  readonly standIns: Readonly<Record<string, unknown>>;
  /** kube-burner refuses the config; what is wrong is left out here. */
  readonly refused: boolean;
}

/** More missing values than this are no config. */
const MOST_STAND_INS = 100;

/**
 * Reads a config for looking at it, not for running it: values that come from the environment or --user-data have
 * stand-ins, unknown keys are left out, and what is wrong in one job does not hide the others. `undefined` when it cannot
 * be read at all; `readBurnerConfig` says why.
 */
export function sampleConfig(file: YamlFile, files: Files, name: string): SampleConfig | undefined {
  if (known.has(file)) return known.get(file);
  const sample = readSample(file, files, name);
  // What it reads from other files may be another the next time.
  if (!file.text.includes('ReadFile')) known.set(file, sample);
  return sample;
}

/** A config is asked about several times between two keystrokes. */
const known = new WeakMap<YamlFile, SampleConfig | undefined>();

function readSample(file: YamlFile, files: Files, name: string): SampleConfig | undefined {
  const rendered = renderWithStandIns(file, files, name);
  if (!rendered) return undefined;
  const yaml = readYaml(rendered.text, { templates: 'literal' });
  const document = yaml.documents.find(({ value }) => value !== undefined && value !== null);
  const read = document && goValueOf(document, rendered.text);
  if (read === undefined) return undefined;
  const { value: plain, findings } = strictReading(read.value);
  const config = configSchema.safeParse(plain).data;
  const refused = findings.some(({ severity }) => severity === 'error');
  return config && { config, standIns: rendered.standIns, refused };
}

function renderWithStandIns(
  file: YamlFile,
  files: Files,
  name: string,
): { readonly text: string; readonly standIns: Readonly<Record<string, unknown>> } | undefined {
  const standIns: Record<string, unknown> = {};
  for (let round = 0; round < MOST_STAND_INS; round++) {
    try {
      return { text: renderConfig(file.text, name, { files, userData: standIns, uuid: 'uuid' }).text, standIns };
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      const key = /^map has no entry for key "([^"]+)"/.exec(error.reason)?.[1];
      if (key === undefined || Object.hasOwn(standIns, key)) return undefined;
      standIns[key] = standInFor(file, key);
    }
  }
  return undefined;
}

/** A value of the type that stands where the config first asks for the key; 1 where that is not to be seen. */
function standInFor(file: YamlFile, key: string): unknown {
  for (const { index } of file.text.matchAll(new RegExp(`\\{\\{[^}]*\\.${key}\\b`, 'g'))) {
    const document = file.documents.find(({ span }) => span.start <= index && index < span.end);
    const at = document?.pathAt(index);
    const type = at?.on === 'value' ? fieldAt(at.path)?.type : undefined;
    if (type === 'true or false') return true;
    if (type === 'duration') return '1m';
    if (type === 'text') return key.toLowerCase().replaceAll('_', '-');
    if (type !== undefined) return 1;
  }
  return 1;
}
