import type { YamlFile } from '../../yaml/document';
import type { Around } from '../burner/around';
import { templateUses } from '../burner/template-uses';
import { writtenConfig } from '../burner/written-config';
import type { OpenDocument } from '../document';
import { configData, objectData, type DataField } from './data';
import { actionsIn, type Action } from './scan';
import { namesIn, type Definition, type Names } from './scopes';

/** A text that kube-burner renders: a config, or a template that a config names. */
export interface TemplateText {
  readonly text: string;
  readonly actions: readonly Action[];
  readonly names: Names;
  readonly fields: readonly DataField[];
  /** Definitions of other files that it may call: function templates of the configs that use it. */
  readonly shared: readonly SharedDefinition[];
}

export interface SharedDefinition extends Definition {
  readonly uri: string;
  readonly text: string;
}

/** The text as a template; `undefined` when kube-burner does not render it, as far as is known (a Helm chart looks alike). */
export function templateText({ uri, file }: OpenDocument, around: Around): TemplateText | undefined {
  const isConfig = isConfigText(uri, file);
  if (!isConfig && templateUses(around).length === 0) return undefined;
  const { text } = file;
  const actions = actionsIn(text);
  return {
    ...{ text, actions, names: namesIn(actions) },
    fields: isConfig ? configData(text) : objectData(around),
    shared: isConfig ? [] : sharedDefinitions(around),
  };
}

/** Whether a text is a config, by its shape, or by its name while it has none. */
export function isConfigText(uri: string, file: YamlFile): boolean {
  return writtenConfig(file) !== undefined || isConfigName(uri);
}

export const isConfigName = (uri: string): boolean => /\.kube-burner\.ya?ml$/.test(uri);

function sharedDefinitions(around: Around): readonly SharedDefinition[] {
  return around.configs().flatMap(config =>
    (writtenConfig(config.file)?.functionTemplates ?? []).flatMap(({ name }) => {
      const text = config.means(name) ? undefined : config.around.read(name);
      if (text === undefined) return [];
      const uri = config.around.uri(name);
      return namesIn(actionsIn(text)).definitions.map(definition => ({ ...definition, uri, text }));
    }),
  );
}
