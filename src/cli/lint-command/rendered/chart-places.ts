import path from 'node:path';
import { helmSource } from '../../../lint/rendered/helm-source';
import { placeInTemplate } from '../../../lint/rendered/place-in-template';
import type { YamlFile } from '../../../yaml/document';
import { readText } from '../../disk-files';
import { shown } from '../sources';
import type { Places } from './lint-rendered';

/** Points what `helm template` printed back to the templates of a chart; to Chart.yaml what cannot be placed. */
export function chartPlaces(chart: string, yaml: YamlFile): Places {
  const templates = new Map<string, string | undefined>();
  const templateOf = (file: string): string | undefined => {
    if (!templates.has(file)) templates.set(file, readText(file));
    return templates.get(file);
  };
  const sources = yaml.documents.map(document => helmSource(yaml.text, document));
  const fileOf = (document: number): string => path.join(chart, sources[document] ?? 'Chart.yaml');
  return {
    fileOf: document => shown(fileOf(document)),
    placeOf({ document, range }) {
      const file = fileOf(document);
      // A template may print many documents: all that it printed is compared with it.
      const own = yaml.documents.filter((_, index) => sources[index] === sources[document]);
      const lines = own.flatMap(({ span }) => linesOf(yaml.text.slice(span.start, span.end)));
      const before = own.slice(
        0,
        own.findIndex(one => one === yaml.documents[document]),
      );
      const skipped = before.reduce((sum, { span }) => sum + linesOf(yaml.text.slice(span.start, span.end)).length, 0);
      const first = yaml.position(yaml.documents[document]?.span.start ?? 0).line;
      const template = templateOf(file);
      const place = placeInTemplate(template ?? '', lines, skipped + range.start.line - first);
      return { file, range: place, line: template?.split(/\r?\n/)[place.start.line] ?? '' };
    },
  };
}

/** The lines of a stretch of text that ends with a line break. */
function linesOf(text: string): readonly string[] {
  return text.replace(/\r?\n$/, '').split(/\r?\n/);
}
