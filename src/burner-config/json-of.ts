/** JSON in one line for a key, a digest or an example: whole numbers beyond what JSON has keep their digits. */
export const jsonOf = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === 'bigint' ? `${one}` : one));
