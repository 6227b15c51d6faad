/** Base64 of a text's UTF-8 bytes. */
export function encodeBase64(text: string): string {
  return btoa(Array.from(new TextEncoder().encode(text), byte => String.fromCharCode(byte)).join(''));
}

/** The text whose UTF-8 bytes are this base64; `undefined` when it is not valid. */
export function decodeBase64(encoded: string): string | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(encoded)) return undefined;
  return new TextDecoder().decode(Uint8Array.from(atob(encoded), character => character.charCodeAt(0)));
}
