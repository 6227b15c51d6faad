import { decodeBase64, encodeBase64 } from '../base64';
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

/** sprig: base64 and JSON. */
export const encodings: Functions = {
  b64enc: fixed(['string'], encodeBase64),
  b64dec: fixed(['string'], text => decodeBase64(text) ?? 'illegal base64 data'),
  toJson: fixed(['any'], value => orNothing(() => encodeJson(value))),
  toPrettyJson: fixed(['any'], value => orNothing(() => encodeJson(value, '  '))),
  toRawJson: fixed(['any'], value => orNothing(() => encodeJson(value, '', false))),
  mustToJson: fixed(['any'], value => encodeJson(value)),
  fromJson: fixed(['string'], parsedOrNothing),
  mustFromJson: fixed(['string'], parsed),
};
