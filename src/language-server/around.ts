import { readdirSync, statSync, type Dirent } from 'node:fs';
import path from 'node:path';
import { namedTemplates, openDocument, type Around, type NearConfig, type OpenDocument } from '../language/index';
import type { FileTexts } from './open-texts';
import { pathOf, uriOf } from './paths';

/** Deepest folder below a config whose files are proposed, and how many files at most. */
const DEEPEST = 3;
const MOST_FILES = 500;
/** A config is that many folders above its templates at most, where no workspace folder ends the search. */
const HIGHEST = 6;
/** Larger files are no configs. */
const LARGEST = 1_000_000;

/** Looks around texts; remembers what was read as long as it is the same. */
export function surroundings(files: FileTexts, roots: () => readonly string[]): { of(uri: string): Around } {
  const configs = rememberedConfigs(files);
  const aroundFile = (file: string): Around => {
    const folder = path.posix.dirname(file);
    const named = (name: string): string => path.posix.resolve(folder, name);
    return {
      read: name => files.read(named(name)),
      uri: name => uriOf(named(name)),
      list: () => filesIn(folder, '', DEEPEST).filter(name => named(name) !== file),
      configs: () =>
        foldersAbove(folder, roots()).flatMap(above =>
          configs(above).flatMap((config): NearConfig[] => {
            const at = path.posix.dirname(config.path);
            const means = (name: string): boolean => path.posix.resolve(at, name) === file;
            if (config.path === file || !config.names.some(means)) return [];
            const { uri, file: text } = config.document;
            return [
              { uri, name: path.posix.basename(config.path), file: text, around: aroundFile(config.path), means },
            ];
          }),
        ),
    };
  };
  return {
    of(uri) {
      const file = pathOf(uri);
      return file === undefined ? nowhere : aroundFile(file);
    },
  };
}

const nowhere: Around = { read: () => undefined, uri: name => name, list: () => [], configs: () => [] };

/** Names of files, the nearest first. */
function filesIn(folder: string, prefix: string, depth: number): string[] {
  const entries = readFolder(folder);
  const files = entries
    .filter(one => one.isFile() && /\.(ya?ml|json|tpl|tmpl)$/i.test(one.name))
    .map(one => prefix + one.name);
  const folders = entries.filter(one => one.isDirectory() && !/^(\..*|node_modules)$/.test(one.name));
  for (const { name } of depth > 0 ? folders : []) {
    if (files.length >= MOST_FILES) break;
    files.push(...filesIn(`${folder}/${name}`, `${prefix}${name}/`, depth - 1));
  }
  return files.slice(0, MOST_FILES);
}

function readFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Gone, or nobody may look into it.
    return [];
  }
}

/** The folder and those above it, up to the folder of the workspace. */
function foldersAbove(folder: string, roots: readonly string[]): readonly string[] {
  const folders = [folder];
  const isTop = (one: string): boolean => roots.includes(one) || one === path.posix.dirname(one);
  for (let at = folder; !isTop(at) && folders.length <= HIGHEST;) {
    at = path.posix.dirname(at);
    folders.push(at);
  }
  return folders;
}

/** A file that names templates. */
interface Config {
  readonly path: string;
  readonly names: readonly string[];
  readonly document: OpenDocument;
}

interface Remembered {
  readonly stamp: string;
  readonly config: Config | undefined;
}

/** Configs in one folder; a file is read again only when it is another. */
function rememberedConfigs(texts: FileTexts): (folder: string) => readonly Config[] {
  const known = new Map<string, Remembered>();
  return folder =>
    readFolder(folder).flatMap(({ name }) => {
      if (!/\.ya?ml$/i.test(name)) return [];
      const file = `${folder}/${name}`;
      const stamp = stampOf(texts, file);
      if (stamp === undefined) return [];
      const before = known.get(file);
      if (before?.stamp === stamp) return before.config ?? [];
      const config = readConfig(texts, file, before?.config?.document);
      known.set(file, { stamp, config });
      return config ?? [];
    });
}

/** Changes when the text does; `undefined` for what is no file, or too large. */
function stampOf(texts: FileTexts, file: string): string | undefined {
  const open = texts.open(file);
  if (open) return `open ${open.version}`;
  try {
    const { mtimeMs, size } = statSync(file);
    return size > LARGEST ? undefined : `${mtimeMs} ${size}`;
  } catch {
    // Gone since the folder was listed.
    return undefined;
  }
}

function readConfig(texts: FileTexts, file: string, previous: OpenDocument | undefined): Config | undefined {
  const text = texts.read(file);
  // Without these words it names no template; reading YAML is what takes time.
  if (text === undefined || !/\b(objectTemplate|functionTemplates)\b/.test(text)) return undefined;
  const document = openDocument(uriOf(file), 0, text, { read: () => undefined }, {}, previous);
  const names = namedTemplates(document.file);
  return names.length > 0 ? { path: file, names, document } : undefined;
}
