import { BASE32, BASE64, decode, encode } from '../base-encoding';
import { bytesOf } from '../bytes';
import { fixed, FunctionError, type Functions } from '../function';
import { decodeJson, encodeJson } from '../json';
import type { GoValue } from '../value';

function orNothing(run: () => string): string {
  try {
    return run();
  } catch (error) {
    // sprig's toJson drops the error; mustToJson is the one that tells it.
    if (error instanceof FunctionError) return '';
    throw error;
  }
}

function parsed(text: string): GoValue {
  try {
    return decodeJson(text);
  } catch {
    throw new FunctionError(text.trim() === '' ? 'unexpected end of JSON input' : 'invalid JSON');
  }
}

function parsedOrNothing(text: string): GoValue {
  try {
    return decodeJson(text);
  } catch {
    // sprig's fromJson drops the error; mustFromJson is the one that tells it.
    return null;
  }
}

/** sprig: base64, base32 and JSON. */
export const encodings: Functions = {
  b64enc: fixed(['string'], text => encode(BASE64, bytesOf(text))),
  b64dec: fixed(['string'], text => decode(BASE64, text)),
  b32enc: fixed(['string'], text => encode(BASE32, bytesOf(text))),
  b32dec: fixed(['string'], text => decode(BASE32, text)),
  toJson: fixed(['any'], value => orNothing(() => encodeJson(value))),
  toPrettyJson: fixed(['any'], value => orNothing(() => encodeJson(value, '  '))),
  toRawJson: fixed(['any'], value => encodeJson(value, '', false)),
  mustToJson: fixed(['any'], value => encodeJson(value)),
  mustToPrettyJson: fixed(['any'], value => encodeJson(value, '  ')),
  mustToRawJson: fixed(['any'], value => encodeJson(value, '', false)),
  fromJson: fixed(['string'], parsedOrNothing),
  mustFromJson: fixed(['string'], parsed),
};
