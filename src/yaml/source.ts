import type { YamlProblem } from './document';

/** What the events of a document are read from; all offsets are those of the file. */
export interface Source {
  /** The text that was parsed, with template actions masked. */
  readonly text: string;
  /** True if a template action touches the span. */
  templated(start: number, end: number): boolean;
  /** The text as the person wrote it, actions and all. */
  written(start: number, end: number): string;
  report(code: YamlProblem['code'], message: string, start: number, end: number): void;
}
