import type { FileFacts } from '../../lint/workspace/file-facts';

/**
 * Facts as JSON, for another thread. Values that templates make do not travel, so what is templated counts as conditional
 * there: it is never taken for sure, and may always be what somebody looks for.
 */
export function factsAsText(facts: Iterable<FileFacts>): string {
  return JSON.stringify([...facts].map(one => (one.templated ? { ...one, conditional: true } : one)));
}

export function factsFromText(text: string): readonly FileFacts[] {
  return JSON.parse(text) as readonly FileFacts[];
}
