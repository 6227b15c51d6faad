import picomatch from 'picomatch/posix';

/** Says of a path, relative to the folder of the settings and with `/`, whether it is meant. */
export type Matcher = (path: string) => boolean;

/**
 * Reads a pattern: `**` is any folders, `*` any part of a name; one without `/` is about the file's name in any folder;
 * one that ends with `/` is about everything inside. `undefined` when it is none, as is one that begins with `!`.
 */
export function matcherOf(pattern: string): Matcher | undefined {
  const written = pattern.replace(/^\.?\//, '');
  if (written === '' || written.startsWith('!')) return undefined;
  const whole = written.endsWith('/') ? `${written}**` : written;
  try {
    return picomatch(whole, { dot: true, basename: !pattern.includes('/') });
  } catch {
    return undefined;
  }
}
