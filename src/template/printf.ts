import { PLAIN, type Directive } from './print/directive';
import { printArgument } from './print/value';
import { integerOf, typeName, type GoValue } from './value';

type Changing = { -readonly [K in keyof Directive]: Directive[K] };
const FLAGS: Readonly<Record<string, 'minus' | 'plus' | 'sharp' | 'space' | 'zero'>> = {
  '-': 'minus',
  '+': 'plus',
  '#': 'sharp',
  ' ': 'space',
  '0': 'zero',
};
/** Go's limit for widths and precisions. */
const LARGEST = 1_000_000;

/** fmt.Sprintf, with Go's notes for wrong, missing and extra arguments. */
export function sprintf(format: string, args: readonly GoValue[]): string {
  return new Formatting(format, args).run();
}

/** The way through one format: where it stands, and which argument is next. */
class Formatting {
  private at = 0;
  private next = 0;
  private isReordered = false;
  private isGoodIndex = true;
  private afterIndex = false;
  private text = '';

  constructor(
    private readonly format: string,
    private readonly args: readonly GoValue[],
  ) {}

  run(): string {
    while (this.at < this.format.length) {
      const percent = this.format.indexOf('%', this.at);
      const end = percent < 0 ? this.format.length : percent;
      this.text += this.format.slice(this.at, end);
      this.at = end + 1;
      if (percent >= 0) this.directive();
    }
    return this.text + this.extra();
  }

  private directive(): void {
    const how: Changing = { ...PLAIN };
    this.isGoodIndex = true;
    this.afterIndex = false;
    for (let flag = FLAGS[this.character()]; flag !== undefined; flag = FLAGS[this.character()]) {
      how[flag] = true;
      this.at++;
    }
    this.index();
    this.width(how);
    this.precision(how);
    if (!this.afterIndex) this.index();
    const code = this.format.codePointAt(this.at);
    if (code === undefined) {
      this.text += '%!(NOVERB)';
      return;
    }
    const verb = String.fromCodePoint(code);
    this.at += verb.length;
    this.text += this.printed(how, verb);
  }

  private printed(how: Changing, verb: string): string {
    if (verb === '%') return '%';
    if (!this.isGoodIndex) return `%!${verb}(BADINDEX)`;
    if (this.next >= this.args.length) return `%!${verb}(MISSING)`;
    if (verb === 'v' || verb === 'w') {
      [how.sharpV, how.sharp, how.plusV, how.plus] = [how.sharp, false, how.plus, false];
    }
    return printArgument(how, this.args[this.next++], verb);
  }

  private character(): string {
    return this.format[this.at] ?? '';
  }

  /** An argument index such as `[2]`. */
  private index(): void {
    this.afterIndex = false;
    if (this.character() !== '[') return;
    this.isReordered = true;
    const close = this.format.indexOf(']', this.at);
    const written = close < 0 ? '' : this.format.slice(this.at + 1, close);
    const index = /^\d+$/.test(written) && Number(written) <= LARGEST ? Number(written) - 1 : undefined;
    this.at = close < 0 || this.format.length - this.at < 3 ? this.at + 1 : close + 1;
    this.afterIndex = index !== undefined;
    if (index !== undefined && index >= 0 && index < this.args.length) this.next = index;
    else this.isGoodIndex = false;
  }

  private width(how: Changing): void {
    if (this.character() !== '*') {
      how.width = this.number();
      if (this.afterIndex && how.width !== undefined) this.isGoodIndex = false;
      return;
    }
    this.at++;
    const width = this.integerArgument();
    if (width === undefined) this.text += '%!(BADWIDTH)';
    how.width = width === undefined ? undefined : Math.abs(width);
    if (width !== undefined && width < 0) [how.minus, how.zero] = [true, false];
    this.afterIndex = false;
  }

  private precision(how: Changing): void {
    if (this.character() !== '.' || this.at + 1 >= this.format.length) return;
    this.at++;
    if (this.afterIndex) this.isGoodIndex = false;
    this.index();
    if (this.character() !== '*') {
      how.precision = this.number() ?? 0;
      return;
    }
    this.at++;
    const precision = this.integerArgument();
    if (precision === undefined || precision < 0) this.text += '%!(BADPREC)';
    else how.precision = precision;
    this.afterIndex = false;
  }

  private number(): number | undefined {
    const digits = /^\d*/.exec(this.format.slice(this.at, this.at + 20))?.[0] ?? '';
    if (digits === '') return undefined;
    this.at += digits.length;
    return Number(digits) > LARGEST ? undefined : Number(digits);
  }

  private integerArgument(): number | undefined {
    if (this.next >= this.args.length) return undefined;
    const value = integerOf(this.args[this.next++]);
    return value === undefined || value > LARGEST || value < -LARGEST ? undefined : Number(value);
  }

  private extra(): string {
    if (this.isReordered || this.next >= this.args.length) return '';
    const extras = this.args.slice(this.next).map(value => {
      const isNothing = value === null || value === undefined;
      return isNothing ? '<nil>' : `${typeName(value)}=${printArgument(PLAIN, value, 'v')}`;
    });
    return `%!(EXTRA ${extras.join(', ')})`;
  }
}
