/** Builds one bundle of webpack.config.js into dist/, unless it is newer than its sources. */
export function buildBundle(name: string): Promise<void>;
