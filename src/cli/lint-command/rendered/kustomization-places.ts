import path from 'node:path';
import { isRecord } from '../../../kubernetes/object';
import { placeInResources, type ResourceFile } from '../../../lint/rendered/place-in-resources';
import type { YamlFile } from '../../../yaml/document';
import type { Path } from '../../../yaml/place';
import { readYaml } from '../../../yaml/read';
import { readText } from '../../disk-files';
import { kustomizationFiles } from '../links';
import { shown } from '../sources';
import type { Places } from './lint-rendered';

/** Points what `kustomize build` printed back to resources and patches; to the kustomization what cannot be placed. */
export function kustomizationPlaces(folder: string, yaml: YamlFile): Places {
  const { kustomization, resources, patches } = kustomizationFiles(path.resolve(folder));
  const files = [...resources, ...patches].flatMap((file): ResourceFile[] => {
    const text = readText(file);
    return text === undefined ? [] : [{ file, yaml: readYaml(text) }];
  });
  const top = kustomization ?? path.join(folder, 'kustomization.yaml');
  const find = (document: number, at: Path) => {
    const { value } = yaml.documents[document] ?? {};
    return isRecord(value) ? placeInResources(value, at, files) : undefined;
  };
  return {
    fileOf: document => shown(find(document, [])?.file ?? top),
    placeOf({ document, path: at }) {
      const place = find(document, at) ?? {
        file: top,
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      };
      const text = files.find(({ file }) => file === place.file)?.yaml.text ?? readText(place.file) ?? '';
      return { ...place, line: text.split(/\r?\n/)[place.range.start.line] ?? '' };
    },
  };
}
