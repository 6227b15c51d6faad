import type { TemplateAction } from './template-actions';

/** Stands for text that an action makes; no YAML meaning, never in a manifest. */
const FILLER = '\ue000';

/**
 * `text` with its actions masked, of the same length, so that it parses and every offset holds.
 * An action that shares its line with a value becomes an opaque word; lines of actions alone become empty lines;
 * `{{ if }}` and the like before or after the text of their line become white space.
 */
export function maskActions(text: string, actions: readonly TemplateAction[]): string {
  let masked = '';
  let done = 0;
  for (let i = 0; i < actions.length;) {
    const line = lineAround(text, actions, i);
    masked += text.slice(done, line.start) + maskLine(text, line, actions.slice(i, line.next));
    done = line.end;
    i = line.next;
  }
  return masked + text.slice(done);
}

interface Line {
  readonly start: number;
  readonly end: number;
  /** Index of the first action after the line. */
  readonly next: number;
}

/** The line of the action at `first`, with the lines that its actions run into. */
function lineAround(text: string, actions: readonly TemplateAction[], first: number): Line {
  const start = text.lastIndexOf('\n', (actions[first]?.start ?? 0) - 1) + 1;
  let next = first;
  let end = start;
  for (;;) {
    const action = actions[next];
    const newline = text.indexOf('\n', end);
    const lineEnd = newline < 0 ? text.length : newline;
    if (!action || action.start >= lineEnd) return { start, end: lineEnd, next };
    end = action.end;
    next++;
  }
}

function maskLine(text: string, line: Line, actions: readonly TemplateAction[]): string {
  let from = line.start;
  let leading = true;
  let result = '';
  for (const [i, action] of actions.entries()) {
    const before = text.slice(from, action.start);
    const length = action.end - action.start;
    leading &&= before.trim() === '';
    const ends = nothingFollows(text, line, actions, i);
    if (leading && (ends || !action.output))
      result = emptied(result + before, length, indentation(text, line.start), ends);
    else {
      result += before + (ends && !action.output ? ' ' : FILLER).repeat(length);
      leading = false;
    }
    from = action.end;
  }
  return result + text.slice(from, line.end);
}

/** Line breaks in place of a leading action, then the indentation of the line for the text that follows it. */
function emptied(before: string, length: number, indent: string, ends: boolean): string {
  const total = before.length + length;
  const kept = ends ? '' : indent.slice(0, total);
  return '\n'.repeat(total - kept.length) + kept;
}

function indentation(text: string, lineStart: number): string {
  return /^[ \t]*/.exec(text.slice(lineStart, lineStart + 200))?.[0] ?? '';
}

/** True when only other actions, white space or a comment follow on the line. */
function nothingFollows(text: string, line: Line, actions: readonly TemplateAction[], index: number): boolean {
  const rest = actions.slice(index + 1);
  let from = actions[index]?.end ?? line.end;
  for (const action of rest) {
    if (text.slice(from, action.start).trim() !== '' || action.output) return false;
    from = action.end;
  }
  return /^[ \t\r]*(?:$|[ \t]#)/.test(text.slice(from, line.end));
}
