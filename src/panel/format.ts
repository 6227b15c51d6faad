const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const hundredths = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

/** A count, with thousands separated. */
export const count = (value: number): string => whole.format(value);

/** A rate in requests a second, without its unit. */
export const rate = (value: number): string => (value < 10 ? hundredths : tenths).format(value);

/** Milliseconds, without the unit: two decimals below 10, none from 100. */
export function milliseconds(value: number): string {
  if (value < 10) return hundredths.format(value);
  return (value < 100 ? tenths : whole).format(value);
}
