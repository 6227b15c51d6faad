import type { Files } from '../../burner-config/files';
import type { YamlFile } from '../../yaml/document';

/** What an editor knows of the files around one text. Texts that are open count as they are on the screen. */
export interface Around extends Files {
  /** The URI of a file, named as the text names it. */
  uri(name: string): string;
  /** Files in and below the folder of the text, as it would name them; not all when there are many. */
  list(): readonly string[];
  /** kube-burner configs in the folder of the text, or above it, that name this file. */
  configs(): readonly NearConfig[];
}

/** A config that names a file as a template. */
export interface NearConfig {
  readonly uri: string;
  /** As a person calls it: the last part of its path. */
  readonly name: string;
  readonly file: YamlFile;
  readonly around: Around;
  /** Whether a name in the config means the file that was asked about. */
  means(name: string): boolean;
}

/** Nothing is around the text: it is in no file, or nobody looked. */
export const nothingAround: Around = {
  read: () => undefined,
  uri: name => name,
  list: () => [],
  configs: () => [],
};
