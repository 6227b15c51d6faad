import type { YamlDocument } from '../../yaml/document';

/**
 * The template that a document of `helm template` comes from, as helm names it in its `# Source:` comment, without the
 * name of the chart: `templates/web.yaml`, `charts/redis/templates/web.yaml`.
 */
export function helmSource(text: string, { span }: YamlDocument): string | undefined {
  const named = /^(?:---[^\n]*\n)?# Source: [^/\n]+\/([^\n]+?)\s*$/m.exec(text.slice(span.start, span.end));
  return named?.[1];
}
