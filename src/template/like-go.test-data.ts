import { parse } from 'yaml';
import { bytesOf } from './bytes';
import type { MissingKey } from './evaluation';
import { fixed, FunctionError, type Functions } from './function';
import { burnerFunctions } from './functions';
import { Float64 } from './go-value';
import { parseTemplate, renderParsed } from './render';
import { seededRandom } from './sprig/randomness';
import { TemplateError } from './template-error';

/** A template with what it is given, as test/vectors/template/main.go reads it too. */
export interface TemplateCase {
  readonly template: string;
  /** YAML. */
  readonly data: string;
  readonly missingKey?: MissingKey;
  readonly shared?: readonly { readonly name: string; readonly text: string }[];
  readonly files?: Readonly<Record<string, string>>;
}

/** What came out: a text, its bytes in base64 where it is no UTF-8, or an error. */
export interface Outcome {
  readonly text?: string;
  readonly bytes?: string;
  readonly error?: string;
}

const letters = fixed(['int'], count => 'x'.repeat(Math.max(Number(count), 0)));

/** The same random texts as test/vectors/template/functions.go has. */
const STUBS: Functions = {
  randAlphaNum: letters,
  randAlpha: letters,
  randAscii: letters,
  randNumeric: fixed(['int'], count => '7'.repeat(Math.max(Number(count), 0))),
  randInt: fixed(['int', 'int'], (low, high) => {
    if (high <= low) throw new FunctionError('invalid argument to Intn');
    return low;
  }),
  uuidv4: fixed([], () => '0f9b3c52-7d1e-4a6b-8c3d-2e1f0a9b8c7d'),
};

const FIXED_TIME = Date.UTC(2026, 10, 21, 9, 5, 7, 123);

function functionsFor(files: Readonly<Record<string, string>>): Functions {
  const readFile = (path: string) => (Object.hasOwn(files, path) ? files[path] : undefined);
  const real = burnerFunctions({ random: seededRandom(1), readFile, env: {}, now: () => FIXED_TIME });
  return Object.setPrototypeOf({ ...STUBS }, real) as Functions;
}

const plainFunctions = functionsFor({});

const known = new Map<string, unknown>();

/** The data as yaml.v3 tells it apart: 2 is an integer, 2.0 a float. */
function valuesOf(data: string): unknown {
  if (!known.has(data)) known.set(data, withFloats(parse(data, { intAsBigInt: true, customTags: ['timestamp'] })));
  return known.get(data);
}

function withFloats(value: unknown): unknown {
  if (typeof value === 'number') return new Float64(value);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(withFloats);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withFloats(item)]));
}

/** What src/template makes of a case. */
export function ours({ template, data, missingKey = 'error', shared = [], files }: TemplateCase): Outcome {
  try {
    const functions = files === undefined ? plainFunctions : functionsFor(files);
    const others = shared.map(({ name, text }) => parseTemplate(text, name, functions));
    const { text } = renderParsed(parseTemplate(template, 't', functions, others), valuesOf(data), missingKey);
    const bytes = bytesOf(text);
    return new TextDecoder().decode(bytes) === text ? { text } : { bytes: Buffer.from(bytes).toString('base64') };
  } catch (error) {
    if (error instanceof TemplateError) return { error: error.message };
    throw error;
  }
}

/** The outcome with an empty text where Go's JSON leaves it out, and without the words of an error when they differ by nature. */
export function comparable({ text = '', bytes, error }: Outcome, withMessage: boolean): Outcome {
  if (error !== undefined) return { error: withMessage ? error : 'an error' };
  return bytes === undefined ? { text } : { bytes };
}
