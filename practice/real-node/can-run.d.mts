/** Why this machine cannot have a real node, as a sentence; undefined when it can. */
export function whyNoRealNode(): string | undefined;
