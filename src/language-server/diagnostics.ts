import { setImmediate } from 'node:timers/promises';
import type { Diagnostic } from 'vscode-languageserver/node';

/** A text that takes longer to judge, ms, waits for a pause in typing. */
const quick = 10;
/** How long a slow text waits for the next keystroke, ms. */
const pause = 25;

interface Versioned {
  readonly uri: string;
  readonly version: number;
}

/** Publishes what is found in open texts. */
export interface Publisher {
  /** The text, or what is known around it, is another. */
  changed(uri: string): void;
  closed(uri: string): void;
}

/** What was published last of a text. */
interface Shown {
  readonly version: number;
  readonly diagnostics: string;
}

/**
 * Publishes what `find` says about a text: at once, or once typing pauses if the last time took long. An answer about a
 * version that is no longer `current` is dropped: messages that came in meanwhile are taken first. The same version is
 * published again only when something else is found.
 */
export function diagnosticsPublisher<Text extends Versioned>(port: {
  current(uri: string): Text | undefined;
  find(text: Text): Diagnostic[];
  publish(params: { uri: string; version?: number; diagnostics: Diagnostic[] }): unknown;
  /** Called after each publication. */
  published(uri: string): void;
}): Publisher {
  const timers = new Map<string, NodeJS.Timeout>();
  const costs = new Map<string, number>();
  const shown = new Map<string, Shown>();
  const isCurrent = ({ uri, version }: Versioned): boolean => port.current(uri)?.version === version;

  async function publish(uri: string): Promise<void> {
    timers.delete(uri);
    const text = port.current(uri);
    if (!text) return;
    const { version } = text;
    const began = performance.now();
    const diagnostics = port.find(text);
    costs.set(uri, performance.now() - began);
    await setImmediate();
    if (!isCurrent({ uri, version })) return;
    if (isNew(uri, version, diagnostics)) port.publish({ uri, version, diagnostics });
    port.published(uri);
  }

  function isNew(uri: string, version: number, diagnostics: Diagnostic[]): boolean {
    const last = shown.get(uri);
    const now = { version, diagnostics: JSON.stringify(diagnostics) };
    shown.set(uri, now);
    return last?.version !== version || last.diagnostics !== now.diagnostics;
  }

  return {
    changed(uri) {
      clearTimeout(timers.get(uri));
      const wait = (costs.get(uri) ?? 0) > quick ? pause : 0;
      timers.set(
        uri,
        setTimeout(() => void publish(uri), wait),
      );
    },
    closed(uri) {
      clearTimeout(timers.get(uri));
      for (const known of [timers, costs, shown]) known.delete(uri);
      port.publish({ uri, diagnostics: [] });
    },
  };
}
