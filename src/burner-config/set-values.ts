import { GoScalar, plainScalar, textScalar } from './go-scalar';
import { isMapping, type GoValue } from './go-value';

type Container = Record<string, unknown>;

/** `--set a.b=1,jobs.0.x=true`: values written into a config; numbers index lists, beyond the end nothing happens. */
export function setValues(config: unknown, assignments: readonly string[]): unknown {
  const root = structuredClone(config);
  for (const [path, value] of pairsOf(assignments)) setValue(root, path, typed(value));
  return root;
}

/** The same for a config whose scalars still have their text. */
export function setGoValues(config: GoValue, assignments: readonly string[]): GoValue {
  const root = copied(config);
  for (const [path, value] of pairsOf(assignments)) setValue(root, path, goScalar(value));
  return root;
}

const pairsOf = (assignments: readonly string[]): readonly (readonly [path: readonly string[], value: string])[] =>
  assignments
    .flatMap(line => line.split(','))
    .filter(pair => pair.includes('='))
    .map(pair => [pair.slice(0, pair.indexOf('=')).trim().split('.'), pair.slice(pair.indexOf('=') + 1).trim()]);

function copied(value: GoValue): GoValue {
  if (Array.isArray(value)) return value.map(copied);
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copied(one)]));
}

function setValue(target: unknown, [key = '', ...rest]: readonly string[], value: unknown): void {
  if (!isContainer(target)) return;
  if (Array.isArray(target) && !(/^\+?\d+$/.test(key) && Number(key) < target.length)) return;
  const step = Array.isArray(target) ? String(Number(key)) : key;
  if (rest.length === 0) {
    Object.defineProperty(target, step, { value, writable: true, enumerable: true, configurable: true });
    return;
  }
  if (!Object.hasOwn(target, step) || !isContainer(target[step])) target[step] = {};
  setValue(target[step], rest, value);
}

const isContainer = (value: unknown): value is Container =>
  typeof value === 'object' && value !== null && !(value instanceof GoScalar);

/** kube-burner tries whole number, number, true or false, and then takes it as text. */
function typed(written: string): unknown {
  if (NUMBER.test(written)) return Number(written);
  if (/^(1|t|T|TRUE|true|True)$/.test(written)) return true;
  return /^(0|f|F|FALSE|false|False)$/.test(written) ? false : written;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function goScalar(written: string): GoScalar {
  const value = typed(written);
  if (typeof value === 'boolean') return plainScalar(String(value));
  return typeof value === 'number' ? plainScalar(written) : textScalar(written);
}
