import type { Span } from './place';

/** A `{{ }}` action of a Go template and whether it puts text of its own into the result. */
export interface TemplateAction extends Span {
  readonly output: boolean;
}

const CONTROL =
  /^\{\{-?\s*(?:\/\*|(?:if|else|end|range|with|define|block|break|continue)\b|\$\w*\s*(?:,\s*\$\w+\s*)?:?=)/;

/** The `{{ }}` actions of `text`, in order; one that is never closed is none. */
export function templateActions(text: string): readonly TemplateAction[] {
  const actions: TemplateAction[] = [];
  for (let start = text.indexOf('{{'); start >= 0;) {
    const end = endOfAction(text, start);
    if (end < 0) break;
    actions.push({ start, end, output: !CONTROL.test(text.slice(start, Math.min(end, start + 80))) });
    start = text.indexOf('{{', end);
  }
  return actions;
}

/** Strings inside an action may hold `}}`; where the quotes make no sense, the next `}}` ends it. */
function endOfAction(text: string, start: number): number {
  const simple = text.indexOf('}}', start) + 2;
  if (simple < 2) return -1;
  const comment = /^\{\{-?\s*\/\*/.test(text.slice(start, start + 10));
  if (comment) {
    const end = text.indexOf('*/', start);
    return end < 0 ? simple : text.indexOf('}}', end) + 2 || simple;
  }
  for (let at = start + 2; at < text.length; at++) {
    if (text.startsWith('}}', at)) return at + 2;
    const quote = text[at];
    if (quote === '\\') return simple;
    if (quote !== '"' && quote !== '`' && quote !== "'") continue;
    const close = endOfString(text, at, quote);
    if (close < 0) return simple;
    at = close;
  }
  return simple;
}

function endOfString(text: string, from: number, quote: string): number {
  for (let at = from + 1; at < text.length; at++) {
    if (text[at] === quote) return at;
    if (quote !== '`' && text[at] === '\n') return -1;
    if (quote !== '`' && text[at] === '\\') at++;
  }
  return -1;
}
