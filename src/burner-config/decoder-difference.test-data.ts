import { TemplateError } from '../template/template-error';
import { ourAnswer, refusalsOf } from './decoder-answer.test-data';
import { renderConfig } from './render-config';

/** A config that kube-burner's program (test/vectors/burner-config) is asked about. */
export interface Asked {
  readonly text: string;
  readonly set?: readonly string[];
  /** JSON; none when absent. */
  readonly userData?: string;
}

/** What differs between kube-burner and us, or undefined. */
export function difference({ text, set = [], userData }: Asked, error: string): object | undefined {
  const theirs = refusalsOf(error);
  const rendered = userData === undefined ? text : renderedBy(text, userData);
  // That templates fail alike is shown by the templates' own tests.
  if (rendered === undefined) return theirs === undefined ? undefined : { text, error, ours: 'a template error' };
  const ours = ourAnswer(rendered, { set });
  const isRefused = ours.refusals.length + ours.checked.length + ours.other.length > 0;
  // --set has the config written anew, so that its lines are others.
  const asWritten = set.length === 0;
  const same =
    theirs === undefined
      ? isRefused
      : theirs.length === 0
        ? ours.refusals.length + ours.checked.length === 0
        : asWritten
          ? JSON.stringify(theirs) === JSON.stringify(ours.refusals)
          : ours.refusals.length > 0;
  return same ? undefined : { text, set, error, ours };
}

function renderedBy(text: string, userData: string): string | undefined {
  try {
    const values = JSON.parse(userData) as Readonly<Record<string, unknown>>;
    return renderConfig(text, 'config', { files: { read: () => undefined }, userData: values }).text;
  } catch (error) {
    if (error instanceof TemplateError) return undefined;
    throw error;
  }
}
