import type { Files } from '../burner-config/files';

/** A load that comes with Headroom. */
export interface Scenario {
  /** As the command line and the picker take it. */
  readonly name: string;
  readonly title: string;
  /** One line for the picker. */
  readonly summary: string;
  /** Markdown: what it shows, how to read it, what is normal. */
  readonly page: string;
  /** `burner` configs are kube-burner's; `http` ones are of traffic/config.ts, `cluster` ones of a kind in traffic/cluster-loads.ts. */
  readonly kind: 'burner' | 'http' | 'cluster';
  /** Says before each job where the scheduler's formulas put its pods, so that it stands beside where they went. */
  readonly predicts?: boolean;
  readonly config: string;
  /** The templates that the config names. */
  readonly files: Files;
}

/** Files out of a table of texts by path. */
export function bundledFiles(texts: Readonly<Record<string, string>>): Files {
  return { read: path => (Object.hasOwn(texts, path) ? texts[path] : undefined) };
}
