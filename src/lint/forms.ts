/** What a document of a file is to the linter. */
export type Form = 'object' | 'helm-chart' | 'cilium-values';
