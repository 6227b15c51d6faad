/** What the person set under `headroom.lint` and `headroom.inlayHints`. */
export interface EditorSettings {
  readonly enabled: boolean;
  readonly hints: boolean;
  readonly inlayHints: boolean;
}

export const defaultSettings: EditorSettings = { enabled: true, hints: true, inlayHints: true };

/**
 * Reads initialization options or the settings of workspace/didChangeConfiguration: `{headroom: {lint: {…}}}` or
 * `{lint: {…}}`. What is absent or of another type keeps its default.
 */
export function editorSettings(options: unknown): EditorSettings {
  const section = field(options, 'headroom') ?? options;
  const read = (value: unknown, standard: boolean): boolean => (typeof value === 'boolean' ? value : standard);
  const lint = field(section, 'lint');
  return {
    enabled: read(field(lint, 'enabled'), defaultSettings.enabled),
    hints: read(field(lint, 'hints'), defaultSettings.hints),
    inlayHints: read(field(field(section, 'inlayHints'), 'enabled'), defaultSettings.inlayHints),
  };
}

/** A field of something that may be no object. */
export function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}
