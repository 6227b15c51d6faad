import type { YamlChange } from '../yaml/change';
import type { Path } from '../yaml/place';
import type { KubernetesObject } from '../kubernetes/object';

export type Severity = 'error' | 'warning' | 'info' | 'hint';
export type Category =
  | 'resources'
  | 'bandwidth'
  | 'fairness'
  | 'autoscaling'
  | 'rollout'
  | 'scheduling'
  | 'network'
  | 'cluster'
  | 'burner'
  | 'yaml';

/** What a rule is, in words; docs/rules/<id>.md is made from it. */
export interface RuleMeta {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly category: Category;
  /** The API server itself refuses what this rule reports. */
  readonly refusedByServer?: boolean;
  /** Markdown: why it hurts under load, and what to do. */
  readonly why: string;
  readonly whatToDo: string;
  readonly links: readonly { readonly title: string; readonly url: string }[];
  /** Checks of the peers that mean the same, honoured as suppressions. */
  readonly peers?: { readonly 'kube-linter'?: string; readonly 'kube-score'?: string; readonly polaris?: string };
}

/** An object under lint, with the path at which it stands in its document (List items stand under `/items/n`). */
export interface LintObject {
  readonly object: KubernetesObject;
  readonly path: Path;
  /** Index of its document in the file. */
  readonly document: number;
}

/** What a rule may look at besides its object: the other objects of the file. */
export interface LintContext {
  readonly objects: readonly LintObject[];
}

/** One change by path, inside the document of the finding. */
export type Change = YamlChange;

/** A fix: *safe* keeps the meaning or is the only right value; otherwise a suggestion, never applied in bulk. */
export interface Fix {
  readonly title: string;
  readonly safe: boolean;
  readonly changes: readonly Change[];
  /** For suggestions: path of the chosen value, offered as a placeholder to type over. */
  readonly placeholder?: Path;
}

/** What a rule says: a path (absolute in the document), never a text position. */
export interface Finding {
  readonly path: Path;
  /** Mark the key instead of the value (for something that is missing below it). */
  readonly at?: 'key' | 'value';
  readonly message: string;
  readonly severity?: Severity;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly { readonly document: number; readonly path: Path; readonly message: string }[];
}

/** One rule: words and a pure function from an object to findings. */
export interface Rule {
  readonly meta: RuleMeta;
  check(target: LintObject, context: LintContext): readonly Finding[];
}
