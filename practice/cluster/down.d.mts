export function down(options?: { dir?: string; say?: (line: string) => void }): Promise<boolean>;
