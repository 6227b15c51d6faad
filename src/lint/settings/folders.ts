/** The folder of a file; empty for one without. */
export function folderOf(file: string): string {
  const slash = file.lastIndexOf('/');
  return slash === 0 ? '/' : file.slice(0, Math.max(slash, 0));
}

/** A folder and those above it, the nearest first. */
export function foldersUpwards(folder: string): readonly string[] {
  const above = folderOf(folder);
  return folder === '' || above === folder ? [folder] : [folder, ...foldersUpwards(above)];
}

/** The path of `file` from `folder` on; `undefined` when it is not inside. */
export function within(folder: string, file: string): string | undefined {
  const prefix = folder === '' || folder.endsWith('/') ? folder : `${folder}/`;
  return file.startsWith(prefix) ? file.slice(prefix.length) : undefined;
}
