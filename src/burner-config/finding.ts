import type { YamlChange } from '../yaml/change';
import type { Path, Span } from '../yaml/place';

/** What the config reader can find wrong. */
export type BurnerRule =
  | 'burner-syntax'
  | 'burner-template-error'
  | 'burner-template-missing'
  | 'burner-unknown-key'
  | 'burner-missing-key'
  | 'burner-type'
  | 'burner-value'
  | 'burner-duration'
  | 'burner-rate'
  | 'burner-job-name'
  | 'burner-iterations'
  | 'burner-wait'
  | 'burner-order'
  | 'burner-selector'
  | 'burner-selector-matches-nothing'
  | 'burner-wide-delete'
  | 'burner-patch'
  | 'burner-hooks'
  | 'burner-upstream-bug'
  | 'burner-fixed-namespace';

/** A change of the config that takes a finding away; safe when the meaning stays or it is the only right value. */
export interface ConfigFix {
  readonly title: string;
  readonly safe: boolean;
  readonly changes: readonly YamlChange[];
  /** For suggestions: path of the chosen value, offered to type over. */
  readonly placeholder?: Path;
}

/** Something wrong at a path of the config. */
export interface ConfigFinding {
  readonly rule: BurnerRule;
  /** An error stops the run; a warning or info does not. */
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly path: Path;
  /** Mark the key instead of the value. */
  readonly at?: 'key' | 'value';
  readonly fixes?: readonly ConfigFix[];
}

/** The same with its place in the text that the person wrote, template actions included. */
export interface BurnerFinding extends ConfigFinding {
  readonly span: Span;
}

/** A path as people write it: `jobs[0].objects[1].replicas`. */
export const pathText = (path: Path): string =>
  path.map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`)).join('');
