import { burnerRules } from './burner-rules';
import type { RuleMeta } from './rule';
import { rules } from './rules';
import { headroomConfig } from './settings/headroom-config';
import { checksOf, ignoreAnnotation } from './suppressions';
import { yamlSyntax } from './yaml-syntax';

/** Everything that can be the `rule` of a finding: over Kubernetes objects, kube-burner configs, and text. */
export const ruleMetas: readonly RuleMeta[] = [
  ...rules.map(({ meta }) => meta),
  ...burnerRules,
  yamlSyntax,
  headroomConfig,
];

/** The page of a rule in Markdown, docs/rules/<id>.md, made from the rule's own words. */
export function rulePage(meta: RuleMeta): string {
  const links = meta.links.map(({ title, url }) => `- [${title}](${url})`);
  return (
    [
      `# ${meta.id}`,
      `**${meta.title}.** Severity: ${meta.severity}${meta.offByDefault ? ', off by default' : ''}. Category: ${meta.category}.${meta.refusedByServer ? ' The API server refuses it.' : ''}`,
      `## Why\n\n${meta.why}`,
      `## What to do\n\n${meta.whatToDo}`,
      ...optionsOf(meta),
      ...(meta === headroomConfig ? [] : [`## To leave it as it is\n\n${suppressing(meta)}`]),
      `## More\n\n${links.join('\n')}`,
    ].join('\n\n') + '\n'
  );
}

/** A section of the options that .headroom.yaml may set. */
function optionsOf({ options = [] }: RuleMeta): readonly string[] {
  if (options.length === 0) return [];
  const rows = options.map(one => `- \`${one.name}\` (\`${JSON.stringify(one.default)}\`): ${one.description}`);
  return [`## Options\n\nIn [.headroom.yaml](../configuration.md), with their defaults:\n\n${rows.join('\n')}`];
}

function suppressing({ id, peers }: RuleMeta): string {
  const isAboutObjects = rules.some(({ meta }) => meta.id === id);
  const comment = [
    `Write \`# headroom-ignore: ${id}\` on the line, or alone on the line above.`,
    ...(isAboutObjects ? [`For a whole object, give it the annotation \`${ignoreAnnotation}: ${id}\`.`] : []),
    `For a folder, write \`${id}: off\` under \`rules\` in its \`.headroom.yaml\`.`,
  ].join(' ');
  const annotations = [
    ...checksOf(peers?.['kube-linter']).map(check => `\`ignore-check.kube-linter.io/${check}\``),
    ...checksOf(peers?.['kube-score']).map(check => `\`kube-score/ignore: ${check}\``),
    ...checksOf(peers?.polaris).map(check => `\`polaris.fairwinds.com/${check}-exempt: "true"\``),
  ];
  if (annotations.length === 0) return comment;
  return `${comment} Annotations of other linters on the object count as well: ${annotations.join(', ')}.`;
}
