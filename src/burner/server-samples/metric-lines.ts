const NEWLINE = 10;
const [A, C, F, P] = [...'acfp'].map(letter => letter.charCodeAt(0));
/** Where the names of metrics of the API server begin to differ. */
const AFTER_APISERVER = 'apiserver_'.length;

/** One line of a metrics document: its name, its labels as written (`a="b",c="d"`), its value. */
export type OnMetric = (name: string, labels: string, value: number) => void;

/**
 * Reads Prometheus' text format piece by piece and hands on the metrics with these names. An API server's document has
 * several MB, nearly all of histograms, so lines are told apart by two bytes before anything is made of them; names must
 * start with `process_`, `apiserver_c…` or `apiserver_f…`.
 */
export function metricReader(names: ReadonlySet<string>, onMetric: OnMetric): (piece: Buffer) => void {
  let unfinished: Buffer = Buffer.alloc(0);
  const line = (bytes: Buffer, from: number, to: number): void => {
    if (mayBeWanted(bytes, from)) readLine(bytes.toString('latin1', from, to), names, onMetric);
  };
  return piece => {
    let from = 0;
    let end = piece.indexOf(NEWLINE);
    if (end !== -1 && unfinished.length > 0) {
      const joined = Buffer.concat([unfinished, piece.subarray(0, end)]);
      line(joined, 0, joined.length);
      unfinished = Buffer.alloc(0);
      from = end + 1;
      end = piece.indexOf(NEWLINE, from);
    }
    for (; end !== -1; end = piece.indexOf(NEWLINE, from)) {
      line(piece, from, end);
      from = end + 1;
    }
    if (from < piece.length) unfinished = Buffer.concat([unfinished, piece.subarray(from)]);
  };
}

function mayBeWanted(bytes: Buffer, from: number): boolean {
  const first = bytes[from];
  if (first === P) return true;
  if (first !== A) return false;
  const next = bytes[from + AFTER_APISERVER];
  return next === F || next === C;
}

function readLine(text: string, names: ReadonlySet<string>, onMetric: OnMetric): void {
  const brace = text.indexOf('{');
  const space = text.indexOf(' ');
  const hasLabels = brace !== -1 && brace < space;
  const name = text.slice(0, hasLabels ? brace : space);
  if (!names.has(name)) return;
  const labelsEnd = hasLabels ? text.lastIndexOf('}') : space;
  const [value = ''] = text
    .slice(labelsEnd + 1)
    .trim()
    .split(' ');
  onMetric(name, hasLabels ? text.slice(brace + 1, labelsEnd) : '', Number(value));
}

/** The value of one label; '' when it is not there. Values of flow control are object names and need no unescaping. */
export function labelValue(labels: string, name: string): string {
  const at = labels.startsWith(`${name}="`) ? 0 : labels.indexOf(`,${name}="`) + 1;
  if (at === 0 && !labels.startsWith(`${name}="`)) return '';
  const from = at + name.length + 2;
  return labels.slice(from, labels.indexOf('"', from));
}
