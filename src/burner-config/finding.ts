import type { Path, Span } from '../yaml/place';

/** What the config reader can find wrong. */
export type BurnerRule =
  | 'burner-syntax'
  | 'burner-template'
  | 'burner-template-missing'
  | 'burner-unknown-key'
  | 'burner-missing-key'
  | 'burner-type'
  | 'burner-value'
  | 'burner-duration'
  | 'burner-rate'
  | 'burner-job-name'
  | 'burner-iterations'
  | 'burner-waiting'
  | 'burner-selector'
  | 'burner-fixed-namespace';

/** Something wrong at a path of the config. */
export interface ConfigFinding {
  readonly rule: BurnerRule;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly path: Path;
  /** Mark the key instead of the value. */
  readonly at?: 'key' | 'value';
}

/** The same with its place in the text that the person wrote, template actions included. */
export interface BurnerFinding extends ConfigFinding {
  readonly span: Span;
}

/** A path as people write it: `jobs[0].objects[1].replicas`. */
export const pathText = (path: Path): string =>
  path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`)).join('');
