/** A text and the way back to bytes as they were encoded. */
export interface DecodedText {
  readonly text: string;
  encode(text: string): Buffer;
}

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const utf16le = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** The text of a file, `undefined` when it is binary. UTF-16 with its byte order mark is text, as it is to Kubernetes. */
export function decode(bytes: Buffer): DecodedText | undefined {
  const mark = bytes.length >= 2 && bytes.length % 2 === 0 ? bytes.readUInt16BE(0) : 0;
  if (mark === 0xfffe) return { text: bytes.toString('utf16le'), encode: utf16le };
  if (mark === 0xfeff) {
    return { text: Buffer.from(bytes).swap16().toString('utf16le'), encode: text => utf16le(text).swap16() };
  }
  return bytes.subarray(0, 8000).includes(0) ? undefined : { text: bytes.toString('utf8'), encode: utf8 };
}
