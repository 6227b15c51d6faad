import type { Choices } from './template-choices.test-data';
import { expression } from './template-expressions.test-data';

const BRACES = ['{{.}}', '{{ . }}', '{{- . }}', '{{ . -}}', '{{- . -}}'] as const;
const TEXTS = ['a: ', '\n', ' b\n  ', 'é{ } ', ' - x\n'] as const;

/** A few statements one after the other. */
export function statements(choices: Choices): string {
  const count = 1 + choices.below(4);
  let text = '';
  for (let index = 0; index < count; index++) text += choices.one(TEXTS) + statement(choices);
  return text;
}

function scoped(choices: Choices, run: () => string): string {
  const mark = choices.variables.length;
  const text = run();
  choices.variables.length = mark;
  return text;
}

function action(choices: Choices, inside: string): string {
  const [open = '', close = ''] = choices.one(BRACES).split('.');
  return open + inside + close;
}

const TYPES = ['text', 'number', 'list', 'map', 'bool', 'any'] as const;
const any = (choices: Choices) => expression(choices, choices.one(TYPES));

function statement(choices: Choices): string {
  const simple = () => action(choices, any(choices));
  return choices.deeper(
    4,
    () => {
      switch (choices.below(16)) {
        case 0:
        case 1:
          return conditional(choices, 'if');
        case 2:
        case 3:
          return loop(choices);
        case 4:
          return conditional(choices, 'with');
        case 5:
        case 6:
          return declaration(choices);
        case 7:
          return assignment(choices);
        case 8:
          return definition(choices);
        case 9:
          return call(choices);
        case 10:
          return choices.one(['{{/* note */}}', '{{- /* note */ -}}']);
        case 11:
          return jump(choices);
        default:
          return simple();
      }
    },
    simple,
  );
}

function conditional(choices: Choices, word: 'if' | 'with'): string {
  return scoped(choices, () => {
    const condition = () => (choices.rarely(3) ? declared(choices) : any(choices));
    let text = action(choices, `${word} ${condition()}`) + statements(choices);
    while (choices.rarely(3)) text += action(choices, `else ${word} ${condition()}`) + statements(choices);
    if (choices.rarely(2)) text += action(choices, 'else') + statements(choices);
    return text + action(choices, 'end');
  });
}

function declared(choices: Choices): string {
  const type = choices.one(TYPES);
  const value = expression(choices, type);
  const name = choices.newName();
  choices.variables.push({ name, type });
  return `${name} := ${value}`;
}

function loop(choices: Choices): string {
  return scoped(choices, () => {
    choices.isStrict = true;
    const type = choices.one(['list', 'list', 'map', 'small'] as const);
    const over = expression(choices, type);
    choices.isStrict = false;
    const [one, two] = [choices.newName(), choices.newName()];
    const both = type !== 'small' || choices.rarely(20);
    const head = choices.one([over, `${one} := ${over}`, both ? `${one}, ${two} := ${over}` : over]);
    if (head.startsWith(one)) choices.variables.push({ name: one, type: 'any' });
    if (head.includes(`${two} :=`)) choices.variables.push({ name: two, type: 'any' });
    choices.ranges++;
    const body = action(choices, `range ${head}`) + statements(choices);
    choices.ranges--;
    const otherwise = choices.rarely(3) ? action(choices, 'else') + statements(choices) : '';
    return body + otherwise + action(choices, 'end');
  });
}

const declaration = (choices: Choices) => action(choices, declared(choices));

function assignment(choices: Choices): string {
  const [first, ...others] = choices.variables;
  if (first === undefined) return declaration(choices);
  const { name, type } = choices.one([first, ...others]);
  return action(choices, `${name} = ${expression(choices, TYPES.find(known => known === type) ?? 'any')}`);
}

/** Own variables, and no loop around. */
function definition(choices: Choices): string {
  const name = choices.newName().slice(1);
  const [variables, ranges] = [choices.variables.splice(0), choices.ranges];
  choices.ranges = 0;
  const body = statements(choices);
  choices.variables.splice(0, choices.variables.length, ...variables);
  choices.ranges = ranges;
  choices.templates.push(name);
  // A definition inside of a block is an error in Go, and so it stays.
  const word = choices.depth > 1 || choices.rarely(2) ? `block "${name}" ${any(choices)}` : `define "${name}"`;
  return action(choices, word) + body + action(choices, 'end');
}

function call(choices: Choices): string {
  const [first, ...others] = choices.templates;
  if (first === undefined && !choices.rarely(20)) return declaration(choices);
  const name = first === undefined || choices.rarely(50) ? 'none' : choices.one([first, ...others]);
  return action(choices, `template "${name}"${choices.rarely(3) ? '' : ` ${any(choices)}`}`);
}

const jump = (choices: Choices) =>
  choices.ranges > 0 || choices.rarely(50) ? action(choices, choices.one(['break', 'continue'])) : declaration(choices);
