import type { KubernetesObject } from '../kubernetes/object';
import type { YamlChange } from '../yaml/change';
import type { Path } from '../yaml/place';
import type { ClusterFacts } from './cluster-facts';
import type { Form } from './forms';
import type { Neighbours } from './neighbours';

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
  /** Speaks only when .headroom.yaml gives it a severity. */
  readonly offByDefault?: boolean;
  /** It looks at other files of the workspace as well, where it is sure that they are applied together. */
  readonly acrossFiles?: boolean;
  /** Figures and lists that .headroom.yaml may set. */
  readonly options?: readonly RuleOption[];
  /** Checks of the peers that mean the same, honoured as suppressions. */
  readonly peers?: Readonly<Partial<Record<Peer, string | readonly string[]>>>;
}

/** Other linters of Kubernetes manifests. */
export type Peer = 'kube-linter' | 'kube-score' | 'polaris';

export type OptionValue = number | string | boolean | readonly string[];

/** Something about a rule that .headroom.yaml may set; its type is that of the default. */
export interface RuleOption {
  readonly name: string;
  readonly description: string;
  readonly default: OptionValue;
}

/** An object under lint, with the path at which it stands in its document (List items stand under `/items/n`). */
export interface LintObject {
  readonly object: KubernetesObject;
  readonly path: Path;
  /** Index of its document in the file. */
  readonly document: number;
  /** What it is: nearly always an object for the API server. */
  readonly form: Form;
  /** The file of a neighbour; absent for objects of the file under lint. */
  readonly file?: string;
}

/** What a rule may look at besides its object. */
export interface LintContext {
  /** The other objects of the file. */
  readonly objects: readonly LintObject[];
  /** Objects of other files that are applied together with this one. */
  readonly neighbours: Neighbours;
  /** What is known of the cluster into which the files go; rules that need it are silent without. */
  readonly cluster?: ClusterFacts;
}

/** A place that a finding rests on, perhaps in another file; when it comes from a template, the finding is dropped. */
export interface Related {
  readonly of: LintObject;
  /** Absolute in the document of `of`. */
  readonly path: Path;
  readonly message: string;
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
  /** The API server refuses this, though not all that the rule reports. */
  readonly refusedByServer?: true;
  readonly fixes?: readonly Fix[];
  readonly related?: readonly Related[];
}

/** The options of a rule as set for the file, defaults filled in. */
export type RuleOptions = Readonly<Record<string, OptionValue>>;

/** Objects for the API server of these kinds, or whatever makes pods: either is enough. */
export interface Subjects {
  readonly kinds?: readonly string[];
  readonly pods?: true;
}

/** One rule: words and a pure function from an object to findings. */
export interface Rule {
  readonly meta: RuleMeta;
  /** What it looks at; objects for the API server when absent. */
  readonly forms?: readonly Form[];
  /** What it says can be more severe than its meta. */
  readonly maySayWorse?: true;
  /** The objects that it can speak about, so that it is asked about no others; all when absent. */
  readonly about?: Subjects;
  check(target: LintObject, context: LintContext, options: RuleOptions): readonly Finding[];
}
