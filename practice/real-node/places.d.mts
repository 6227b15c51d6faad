/** The name of the real node. */
export const NODE: string;
export const CGROUP: string;
export const RUN: string;
export const BRIDGES: Readonly<Record<'node' | 'pods', string>>;
