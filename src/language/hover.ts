import { objectsIn } from '../lint/lint';
import { isSettingsFile } from '../lint/settings/headroom-config';
import type { Position, Range } from '../yaml/place';
import { nothingAround, type Around } from './burner/around';
import { explainField, explainProfile } from './burner/explain-field';
import type { ClusterFacts, ClusterSilence } from './cluster-facts';
import type { OpenDocument } from './document';
import { explainTemplate } from './go-template/explain-template';
import { isConfigText, templateText } from './go-template/template-text';
import { hovers } from './hovers/table';
import { explainSettings } from './settings/explain-settings';

/** An explanation of what stands under the cursor. */
export interface Hover {
  readonly markdown: string;
  readonly range: Range;
}

/** Explains the field at `position`, with the numbers of this file and of the cluster where they are known; `undefined` where there is nothing to say. */
export function hover(
  document: OpenDocument,
  position: Position,
  around: Around = nothingAround,
  cluster?: ClusterFacts | ClusterSilence,
): Hover | undefined {
  const { file } = document;
  const offset = file.offset(position);
  const action = hoverInAction(document, offset, around);
  if (action) return action;
  const index = file.documents.findIndex(({ span }) => span.start <= offset && offset < span.end);
  const yaml = file.documents[index];
  if (!yaml) return undefined;
  const { path, on } = yaml.pathAt(offset);
  if (on === 'gap') return undefined;
  const spanHere = (on === 'key' ? yaml.keySpan(path) : undefined) ?? yaml.valueSpan(path);
  const setting = isSettingsFile(document.uri) ? explainSettings(path) : undefined;
  if (setting !== undefined && spanHere) return { markdown: setting, range: file.range(spanHere) };
  const field = isConfigText(document.uri, file) ? explainField(yaml.value, path) : explainProfile(yaml.value, path);
  if (field !== undefined && spanHere) return { markdown: field, range: file.range(spanHere) };
  const objects = objectsIn(file);
  const target = objects.find(one => one.document === index && one.path.every((step, i) => step === path[i]));
  if (!target || yaml.templated(path)) return undefined;
  const known = cluster && ('silence' in cluster ? cluster : { cluster });
  const asked = { target, objects, path: path.slice(target.path.length), ...known };
  for (const explain of hovers) {
    const markdown = explain(asked);
    if (markdown && spanHere) return { markdown, range: file.range(spanHere) };
  }
  return undefined;
}

function hoverInAction(document: OpenDocument, offset: number, around: Around): Hover | undefined {
  if (document.file.text.lastIndexOf('{{', offset) < 0) return undefined;
  const template = templateText(document, around);
  const found = template && explainTemplate(template, offset);
  return found && { markdown: found.markdown, range: document.file.range(found.span) };
}
