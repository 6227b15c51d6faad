/** The folder of a file or folder, without the slash at its end; '' at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** What `reference` names when it is read in `folder`; `..` beyond the top stays, so that it names nothing known. */
export function resolvePath(folder: string, reference: string): string {
  const absolute = reference.startsWith('/');
  const parts: string[] = [];
  for (const part of (absolute || folder === '' ? reference : `${folder}/${reference}`).split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..' && parts.at(-1) !== '') parts.pop();
    else if (part !== '.' && (part !== '' || parts.length === 0)) parts.push(part);
  }
  return parts.join('/');
}
