/** What the person set under `headroom.lint`. */
export interface LintSettings {
  readonly enabled: boolean;
  readonly hints: boolean;
}

export const defaultSettings: LintSettings = { enabled: true, hints: true };

/**
 * Reads initialization options or the settings of workspace/didChangeConfiguration: `{headroom: {lint: {…}}}` or
 * `{lint: {…}}`. What is absent or of another type keeps its default.
 */
export function lintSettings(options: unknown): LintSettings {
  const lint = field(field(options, 'headroom') ?? options, 'lint');
  const read = (key: keyof LintSettings): boolean => {
    const value = field(lint, key);
    return typeof value === 'boolean' ? value : defaultSettings[key];
  };
  return { enabled: read('enabled'), hints: read('hints') };
}

function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
