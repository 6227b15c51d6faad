/** Decisions read from a list of numbers; after its end always the first, which is the simplest. */
export class Choices {
  private at = 0;
  private names = 0;
  /** Variables in scope, with the type that they are meant to have. */
  readonly variables: { readonly name: string; readonly type: string }[] = [];
  /** Set where a value of another type could take forever. */
  isStrict = false;
  /** Templates that are defined. */
  readonly templates: string[] = [];
  depth = 0;
  ranges = 0;

  constructor(private readonly tape: readonly number[]) {}

  get isOver(): boolean {
    return this.at >= this.tape.length;
  }

  below(count: number): number {
    return (this.tape[this.at++] ?? 0) % count;
  }

  one<T>(values: readonly [T, ...T[]]): T {
    return values[this.below(values.length)] ?? values[0];
  }

  /** True once in so many times. */
  rarely(times: number): boolean {
    return this.below(times) === times - 1;
  }

  newName(): string {
    return `$v${this.names++}`;
  }

  /** Runs with one level more; `simple` where that is too deep. */
  deeper<T>(most: number, run: () => T, simple: () => T): T {
    if (this.depth >= most || this.isOver) return simple();
    this.depth++;
    const result = run();
    this.depth--;
    return result;
  }
}
