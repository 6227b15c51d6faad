/** Gives the record an entry that is an ordinary one to whoever looks, but is made at the first look. */
export function defer(record: Record<string, unknown>, key: string, make: () => unknown): void {
  const common = { enumerable: true, configurable: true };
  const settle = (value: unknown): void => {
    Object.defineProperty(record, key, { ...common, value, writable: true });
  };
  Object.defineProperty(record, key, {
    ...common,
    get() {
      const value = make();
      settle(value);
      return value;
    },
    set: settle,
  });
}
