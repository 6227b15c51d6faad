import { bytesOf } from '../bytes';
import { SHA256, sha2, SHA512 } from '../checksum';
import { adler32, sha1 } from '../checksum-sha1';
import { fixed, type Functions } from '../function';

/** sprig: checksums. */
export const checksums: Functions = {
  sha1sum: fixed(['string'], text => sha1(bytesOf(text))),
  sha256sum: fixed(['string'], text => sha2(SHA256, bytesOf(text))),
  sha512sum: fixed(['string'], text => sha2(SHA512, bytesOf(text))),
  adler32sum: fixed(['string'], text => String(adler32(bytesOf(text)))),
};
