import { setImmediate } from 'node:timers/promises';
import type { Diagnostic } from 'vscode-languageserver/node';

/** Waits this long for the next keystroke, ms. */
const pause = 25;

interface Versioned {
  readonly uri: string;
  readonly version: number;
}

/**
 * Publishes what `find` says about a text once typing pauses. An answer about a version that is no longer `current` is
 * dropped: messages that came in meanwhile are taken first.
 */
export function diagnosticsPublisher<Text extends Versioned>(port: {
  current(uri: string): Text | undefined;
  find(text: Text): Diagnostic[];
  publish(params: { uri: string; version?: number; diagnostics: Diagnostic[] }): unknown;
}): { changed(uri: string): void; closed(uri: string): void } {
  const timers = new Map<string, NodeJS.Timeout>();
  const isCurrent = ({ uri, version }: Versioned): boolean => port.current(uri)?.version === version;

  async function publish(uri: string): Promise<void> {
    timers.delete(uri);
    const text = port.current(uri);
    if (!text) return;
    const { version } = text;
    const diagnostics = port.find(text);
    await setImmediate();
    if (isCurrent({ uri, version })) port.publish({ uri, version, diagnostics });
  }

  return {
    changed(uri) {
      clearTimeout(timers.get(uri));
      timers.set(
        uri,
        setTimeout(() => void publish(uri), pause),
      );
    },
    closed(uri) {
      clearTimeout(timers.get(uri));
      timers.delete(uri);
      port.publish({ uri, diagnostics: [] });
    },
  };
}
