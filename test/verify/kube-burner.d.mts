export type SourceName = 'kube-burner' | 'kube-burner-ocp';
export const SOURCES: Readonly<Record<SourceName, { readonly variable: string; readonly module: string }>>;
/** The folder of one of them, or why it cannot be had. */
export function sourceOf(
  name: SourceName,
): { readonly folder: string; readonly why?: undefined } | { readonly folder?: undefined; readonly why: string };
/** Builds the program of test/vectors/burner-config; gives the path of the binary. @throws Error saying why it cannot */
export function decoderProgram(folder: string): string;
