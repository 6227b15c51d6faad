/** `--set a.b=1,jobs.0.x=true`: values written into a config; numbers index lists, beyond the end nothing happens. */
export function setValues(config: unknown, assignments: readonly string[]): unknown {
  const root = structuredClone(config);
  for (const assignment of assignments.flatMap(line => line.split(','))) {
    const at = assignment.indexOf('=');
    if (at > 0) setValue(root, assignment.slice(0, at).split('.'), typed(assignment.slice(at + 1)));
  }
  return root;
}

function setValue(target: unknown, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (target === null || typeof target !== 'object') return;
  if (Array.isArray(target) && !(Number(key) < target.length)) return;
  const container = target as Record<string, unknown>;
  if (rest.length === 0) {
    container[key] = value;
    return;
  }
  if (container[key] === null || typeof container[key] !== 'object') container[key] = {};
  setValue(container[key], rest, value);
}

/** kube-burner tries whole number, number, true or false, and then takes it as text. */
function typed(written: string): unknown {
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(written)) return Number(written);
  if (/^(1|t|T|TRUE|true|True)$/.test(written)) return true;
  return /^(0|f|F|FALSE|false|False)$/.test(written) ? false : written;
}
