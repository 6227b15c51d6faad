/** A failure that the command line reports as one sentence, with the exit code that the contract gives it. */
export class CliError extends Error {
  constructor(
    message: string,
    readonly exitCode: number,
  ) {
    super(message);
    this.name = 'CliError';
  }
}
