/** A text without the given secrets, bearer or basic credentials, tokens, or user info of an address: each becomes `***`. */
export function redact(text: string, secrets: readonly string[] = []): string {
  let clean = text;
  // Longest first, so that a part of one does not leave the rest of it.
  for (const secret of [...secrets].toSorted((a, b) => b.length - a.length)) {
    if (secret !== '') clean = clean.replaceAll(secret, '***');
  }
  return clean
    .replace(/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, '$1 ***')
    .replace(/([a-z][a-z0-9+.-]*:\/\/)[^/\s@]+@/gi, '$1***@')
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, '***')
    .replace(/("?(?:token|password|client_?secret|clientKeyData)"?\s*[:=]\s*"?)[^\s",}]+/gi, '$1***');
}
