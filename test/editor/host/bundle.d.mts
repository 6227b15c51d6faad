/** Bundles the suite that runs inside the extension host; resolves to the module's path. */
export function bundleHostSuite(): Promise<string>;
