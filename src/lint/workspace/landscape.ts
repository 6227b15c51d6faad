import type { FileFacts } from './file-facts';
import { kustomizationsOf } from './kustomizations';
import { folderOf } from './paths';
import { chartOf, isChartName, type Landscape } from './scope';

/** All files of a workspace by folder, chart, kustomization and kind. */
export function landscapeOf(files: ReadonlyMap<string, FileFacts>): Landscape {
  const inFolder = new Map<string, string[]>();
  const charts = new Map<string, string[]>();
  const withKind = new Map<string, string[]>();
  for (const { file, kinds } of files.values()) {
    for (const kind of kinds) {
      const others = withKind.get(kind);
      if (others) others.push(file);
      else withKind.set(kind, [file]);
    }
    const folder = folderOf(file);
    const beside = inFolder.get(folder);
    if (beside) beside.push(file);
    else inFolder.set(folder, [file]);
    if (isChartName(file)) charts.set(folder, []);
  }
  for (const [folder, beside] of inFolder) {
    const chart = chartOf(folder, charts);
    if (chart !== undefined) charts.get(chart)?.push(...beside);
  }
  return { files, inFolder, withKind, charts, kustomizations: kustomizationsOf(files), folders: new Map() };
}
