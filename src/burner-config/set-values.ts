import { GoScalar, plainScalar, textScalar } from './go-scalar';
import { floatScalar, rewritten } from './rewritten';
import type { GoValue } from './go-value';

type Container = Record<string, unknown>;

/** `--set a.b=1,jobs.0.x=true`: values written into a config; numbers index lists, beyond the end nothing happens. */
export function setValues(config: unknown, assignments: readonly string[]): unknown {
  const root = structuredClone(config);
  for (const [path, value] of pairsOf(assignments)) setValue(root, path, typed(value));
  return root;
}

/** The same for a config whose scalars still have their text: kube-burner then writes the whole config anew and reads that. */
export function setGoValues(config: GoValue, assignments: readonly string[]): GoValue {
  const pairs = pairsOf(assignments);
  if (pairs.length === 0) return config;
  const root = rewritten(config);
  for (const [path, value] of pairs) setValue(root, path, goScalar(value));
  return root;
}

const pairsOf = (assignments: readonly string[]): readonly (readonly [path: readonly string[], value: string])[] =>
  assignments
    .flatMap(line => line.split(','))
    .filter(pair => pair.includes('='))
    .map(pair => [pair.slice(0, pair.indexOf('=')).trim().split('.'), pair.slice(pair.indexOf('=') + 1).trim()]);

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
  if (typeof value !== 'number' || !Number.isFinite(value)) return textScalar(written);
  const whole = /^[+-]?\d+$/.test(written) ? BigInt(written.replace('+', '')) : undefined;
  return whole !== undefined && BigInt.asIntN(64, whole) === whole ? plainScalar(String(whole)) : floatScalar(value);
}
