import { formatFloat } from '../template/format-float';
import { GoScalar, plainScalar, textScalar } from './go-scalar';
import { timestampText } from './go-timestamp';
import { isMapping, type GoValue } from './go-value';

/**
 * A value as it reads after yaml.v3 has written it anew: `False` is `false`, `.5` is `0.5`, and `1.0` is `1`, a whole
 * number from then on. A copy: the containers may be changed.
 */
export function rewritten(value: GoValue): GoValue {
  if (Array.isArray(value)) return value.map(rewritten);
  if (value instanceof GoScalar) return rewrittenScalar(value);
  if (!isMapping(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rewritten(one)]));
}

function rewrittenScalar({ text, tag, resolved }: GoScalar): GoScalar {
  if (tag === '!!str') return textScalar(text);
  if (tag === '!!timestamp') return plainScalar(timestampText(text) ?? text);
  return typeof resolved === 'number' ? floatScalar(resolved) : plainScalar(String(resolved));
}

/** A float64 as yaml.v3 writes it and reads it again. */
export function floatScalar(value: number): GoScalar {
  if (Number.isFinite(value)) return plainScalar(formatFloat(value, 'g'));
  return plainScalar(Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf');
}
