import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** Most files fit in here; each is read into it, since room for every file of its own is slow to give back. */
const room = Buffer.allocUnsafeSlow(1 << 20);

/** The bytes of a file or pipe, good until the next are read. Throws when it cannot be read. */
export function readBytes(file: string): Buffer {
  const descriptor = openSync(file, 'r');
  try {
    let length = 0;
    while (length < room.length) {
      const more = readSync(descriptor, room, length, room.length - length, null);
      if (more === 0) return room.subarray(0, length);
      length += more;
    }
    return Buffer.concat([room, readFileSync(descriptor)]);
  } finally {
    closeSync(descriptor);
  }
}
