const NEWLINE = 10;

/** Cuts a byte stream into lines. Bytes of an unfinished line are kept as they came, so a long line costs its length once. */
export function lineSplitter(onLine: (line: string) => void): (chunk: Buffer) => void {
  let unfinished: Buffer[] = [];
  return chunk => {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      const piece = chunk.subarray(from, end);
      const line = unfinished.length === 0 ? piece : Buffer.concat([...unfinished, piece]);
      unfinished = [];
      from = end + 1;
      if (line.length > 0) onLine(line.toString());
    }
    if (from < chunk.length) unfinished.push(chunk.subarray(from));
  };
}
