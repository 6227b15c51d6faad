const LARGEST_SCALE = 1000;

/** Why a typed scale cannot be used; undefined when it can. */
export function scaleError(typed: string): string | undefined {
  const scale = typed.trim() === '' ? Number.NaN : Number(typed);
  if (scale > 0 && scale <= LARGEST_SCALE) return undefined;
  return `A scale is a number above 0 and at most ${LARGEST_SCALE}, for example 0.5 or 10.`;
}

/** Why a typed URL cannot be loaded; undefined when it can. */
export function urlError(typed: string): string | undefined {
  const url = URL.canParse(typed) ? new URL(typed) : undefined;
  if (url === undefined || !['http:', 'https:'].includes(url.protocol)) {
    return 'Type a whole URL that begins with http:// or https://.';
  }
  return url.username === '' && url.password === ''
    ? undefined
    : 'A URL with a password in it would end up in reports.';
}
