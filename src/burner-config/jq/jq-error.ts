/** Why an expression cannot be read, or has no further result for a value. */
export class JqError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'JqError';
  }
}
