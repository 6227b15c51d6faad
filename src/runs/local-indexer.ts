import { copyFile, mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';

const PIECE = 1 << 18;
const BRACKET = { open: 0x5b, close: 0x5d };

/**
 * Adds documents to `<name>.json` in a folder, one JSON array a file, as kube-burner's local indexer does: what an earlier
 * run put there stays. Rows are asked for one by one, so that a hundred thousand need no room; without any, no file is made.
 * Gives how many were added. Rejects where the file holds something else.
 */
export async function indexLocally(folder: string, name: string, documents: Iterable<object>): Promise<number> {
  const rows = documents[Symbol.iterator]();
  const first = rows.next();
  if (first.done === true) return 0;
  await mkdir(folder, { recursive: true });
  const file = path.join(folder, `${name}.json`);
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    const handle = await openForMore(file, unfinished);
    try {
      const added = await writeRows(handle, first.value, rows);
      await handle.close();
      await rename(unfinished, file);
      return added;
    } finally {
      await handle.close().catch(() => 'closed already');
    }
  } finally {
    await rm(unfinished, { force: true });
  }
}

/** A copy of the file without its last bracket and with a comma; a new one where there is none. */
async function openForMore(file: string, copy: string): Promise<FileHandle> {
  const there = await copyFile(file, copy).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    },
  );
  const handle = await open(copy, there ? 'r+' : 'w');
  if (!there) {
    await handle.write('[');
    return handle;
  }
  const { size } = await handle.stat();
  const ends = Buffer.alloc(2);
  await handle.read(ends, 0, 1, 0);
  await handle.read(ends, 1, 1, size - 1);
  if (ends[0] !== BRACKET.open || ends[1] !== BRACKET.close) {
    await handle.close();
    throw new Error(`${file} is not a JSON array of documents: move it away, or name another folder.`);
  }
  await handle.truncate(size - 1);
  await handle.write(size > 2 ? ',' : '', size - 1);
  return handle;
}

async function writeRows(handle: FileHandle, first: object, rest: Iterator<object>): Promise<number> {
  const { size } = await handle.stat();
  let [at, added, piece] = [size, 1, JSON.stringify(first)];
  const flush = async (): Promise<void> => {
    at += (await handle.write(piece, at)).bytesWritten;
    piece = '';
  };
  for (let next = rest.next(); next.done !== true; next = rest.next()) {
    piece += `,${JSON.stringify(next.value)}`;
    added++;
    if (piece.length > PIECE) await flush();
  }
  piece += ']';
  await flush();
  return added;
}
