/** The value of a theme colour now. */
export const themed = (name: string): string => getComputedStyle(document.body).getPropertyValue(name).trim();

/** Differs when the theme differs. */
export const themeKey = (): string => `${document.body.className} ${document.body.dataset['vscodeThemeId'] ?? ''}`;
