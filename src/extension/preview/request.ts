/** What the language server is asked, and answers; the same as in src/language/burner/preview. */
export const PREVIEW = 'headroom/preview';
/** Whether a kube-burner config names this file as a template. */
export const IS_TEMPLATE = 'headroom/isTemplate';

export interface PreviewChoice {
  readonly job: number;
  /** Null shows all. */
  readonly object: number | null;
  readonly iteration: number;
  readonly replica: number;
}

export interface PreviewLink {
  readonly line: number;
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
  readonly problem?: string;
}

export interface PreviewAnswer {
  readonly config: string;
  readonly text: string;
  readonly links: readonly PreviewLink[];
  readonly readable: boolean;
  readonly choice: PreviewChoice;
  readonly jobs: readonly string[];
  readonly objects: readonly string[];
  readonly iterations: number;
  readonly replicas: number;
}
