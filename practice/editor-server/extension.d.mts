export function placeExtension(root: string, extensionsDir: string): string;
