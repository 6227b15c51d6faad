/** What pods of the real node run; it is imported into containerd, never pulled. */
export const IMAGE: string;
