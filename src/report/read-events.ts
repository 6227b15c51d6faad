import type { RunEvent } from './events';

/**
 * Reads newline JSON as it arrives in pieces. The answer takes one piece and calls `onEvent` for each line that is complete;
 * `onBadLine` gets a line that is not a run event (a runner that died in the middle of one).
 */
export function eventReader(
  onEvent: (event: RunEvent) => void,
  onBadLine: (line: string) => void,
): (piece: string) => void {
  let rest = '';
  return piece => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines.filter(text => text.trim() !== '')) {
      const event = parseEvent(line);
      if (event === undefined) onBadLine(line);
      else onEvent(event);
    }
  };
}

/** One line of newline JSON, or undefined when it is no run event. */
export function parseEvent(line: string): RunEvent | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isEvent(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isEvent(value: unknown): value is RunEvent {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
