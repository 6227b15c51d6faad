import type { Choices } from './template-choices.test-data';
import { CALLS, FORMATS, LAYOUTS, PATTERNS, type Type } from './template-calls.test-data';

const LEAVES: Readonly<Record<Type, readonly [string, ...string[]]>> = {
  text: [
    '.s',
    '"abc"',
    '"a,b,,c"',
    '.u',
    '.e',
    '.multi',
    '"x"',
    '.camel',
    '`raw\\`',
    '"foo_bar-baz Qux9"',
    '"  pad "',
    '.num',
    '"-12.50"',
    '.json',
    '"/usr//lib/../x.tar.gz"',
    '"aGVsbG8="',
    '"NBSWY3DP"',
    '.url',
  ],
  int: ['1', '0', '2', '3', '5', '-1', '.n', '-3', '10', '.zero', '(len .s)', '7'],
  small: ['1', '0', '2', '3', '5', '-1', '.n', '-3', '10', '.zero', '(len .s)', '7'],
  number: [
    '1',
    '.n',
    '2.5',
    '.f',
    '0',
    '.neg',
    '.big',
    '"12"',
    '-4',
    '.tiny',
    '.fl',
    '1e3',
    '.bigf',
    '0x1F',
    '.huge',
    '3.0',
    "'a'",
  ],
  bool: ['true', '.t', 'false', '.fa'],
  list: [
    '$.list',
    '.words',
    '.mixed',
    '.empty',
    '(list 1 "a" .f)',
    '(splitList "," "b,a,c")',
    '(until 3)',
    '(list)',
    '.deep.list',
  ],
  map: ['.m', '.em', '(dict "k" 1 "l" "x")', '.deep', '.m.c', '(fromJson .json)'],
  any: [
    '.nil',
    '.s',
    '.n',
    '.list',
    '.m',
    '.words',
    '.u',
    '$.m',
    '.m.c.d',
    '.deep.list',
    '.f',
    '.t',
    '.when',
    '$.n',
    '.big',
    '$.s',
    '.',
    '.deep.m',
    '.missing',
  ],
  pattern: ['"a"', ...PATTERNS],
  format: ['"%v"', ...FORMATS],
  layout: ['"2006-01-02"', ...LAYOUTS],
  duration: ['"1h"', '"90m30s"', '"-1.5h"', '"300ms"', '"x"', '"49h"', '"2us"'],
  version: ['"1.2.3"', '"v2.0.0-rc.1"', '"1.2"', '"1.10.0+meta"', '"x.y"', '"0.3.1"'],
  constraint: [
    '">=1.2"',
    '"~1.2.0"',
    '"^1.0.0 || ^2"',
    '"1.2.x"',
    '">1.0, <2.0"',
    '"1.0 - 2.0"',
    '"!=1.2.3"',
    '"*"',
    '"^0.3"',
    '"bad"',
    '"<=1"',
    '"~0"',
    '">=1.0.0-0"',
  ],
  path: ['"/a/b/../c.txt"', '"a"', '""', '"/"', '"./x//y/"', '"../../z.tar.gz"', '".s"'],
  url: [
    '.url',
    '"https://a.b/c?d=e#f"',
    '"mailto:x@y"',
    '"//h/p"',
    '"/only/path"',
    '"http://[::1]:80/"',
    '"http://a b/"',
    '":x"',
    '"http://h/%zz"',
  ],
  time: ['.when', '(now)', '(toDate "2006-01-02" "2023-12-31")'],
};

/** An expression of a type; now and then of another. */
export function expression(choices: Choices, type: Type): string {
  if (type === 'small') return choices.one(LEAVES.small);
  if (!choices.isStrict && choices.rarely(200)) return leaf(choices, 'any');
  return choices.deeper(
    6,
    () => (choices.below(3) === 0 ? leaf(choices, type) : composed(choices, type)),
    () => leaf(choices, type),
  );
}

function leaf(choices: Choices, type: Type): string {
  const wrong = !choices.isStrict && choices.rarely(60);
  const [first, ...others] = choices.variables.filter(variable => wrong || variable.type === type);
  if (first !== undefined && choices.rarely(4)) return choices.one([first, ...others]).name;
  return choices.one(LEAVES[type]);
}

const argument = (choices: Choices, type: Type) => {
  const text = expression(choices, type);
  return /^[\w.$"`'-]+$|^"[^"]*"$/.test(text) || /^\(.*\)$/.test(text) ? text : `(${text})`;
};

function composed(choices: Choices, type: Type): string {
  const calls = CALLS.filter(call => call.gives === type || (type === 'any' && call.gives !== 'pattern'));
  const [first, ...others] = calls;
  if (first === undefined) return leaf(choices, type);
  const call = choices.one([first, ...others]);
  const args = call.takes.map(wanted => argument(choices, wanted));
  // A map put into itself would have no end.
  if (/^(?:set|must[Mm]erge|merge)/.test(call.name))
    args.forEach((text, index) => (args[index] = `(deepCopy ${text})`));
  if (call.more !== undefined) {
    const more = choices.below(4);
    for (let index = 0; index < more; index++) args.push(argument(choices, call.more));
  }
  if (choices.rarely(300)) args.pop();
  const last = args.at(-1);
  if (last !== undefined && choices.rarely(4)) return `(${last} | ${[call.name, ...args.slice(0, -1)].join(' ')})`;
  return `(${[call.name, ...args].join(' ')})`;
}
