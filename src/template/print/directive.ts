/** One printf directive: its flags, width and precision. Go moves + and # of %v to flags of their own. */
export interface Directive {
  readonly minus: boolean;
  readonly plus: boolean;
  readonly sharp: boolean;
  readonly space: boolean;
  readonly zero: boolean;
  readonly plusV: boolean;
  readonly sharpV: boolean;
  readonly width: number | undefined;
  readonly precision: number | undefined;
}

export const PLAIN: Directive = {
  minus: false,
  plus: false,
  sharp: false,
  space: false,
  zero: false,
  plusV: false,
  sharpV: false,
  width: undefined,
  precision: undefined,
};

/** Fills up to the width, on the left unless the flag `-` is set. Width counts letters. */
export function pad({ minus, zero, width = 0 }: Directive, text: string, withZeros = zero): string {
  const missing = width === 0 ? 0 : width - [...text].length;
  if (missing <= 0) return text;
  if (minus) return text + ' '.repeat(missing);
  return (withZeros ? '0' : ' ').repeat(missing) + text;
}
