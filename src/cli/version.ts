import packageJson from '../../package.json';

/** Headroom's version, as package.json has it. */
export const version: string = packageJson.version;
