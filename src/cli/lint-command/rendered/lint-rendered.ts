import { existsSync } from 'node:fs';
import path from 'node:path';
import { findingsIn } from '../../../language/index';
import type { PlacedFinding } from '../../../lint/placed-finding';
import { readYaml } from '../../../yaml/read';
import type { YamlFile } from '../../../yaml/document';
import type { Range } from '../../../yaml/place';
import { CliError } from '../../cli-error';
import { findingDocument } from '../document';
import type { LintedFile, LintedFinding } from '../linted';
import type { LintOutcome } from '../output';
import { diskSettings } from '../settings';
import { shown, slashed } from '../sources';
import { chartPlaces } from './chart-places';
import { kustomizationPlaces } from './kustomization-places';
import { helmTemplate, kustomizeBuild } from './run-tool';

/** What is to be rendered. */
export interface RenderedFlags {
  readonly helm?: string;
  readonly values?: readonly string[];
  readonly set?: readonly string[];
  readonly kustomize?: string;
  readonly namespace?: string;
  readonly config?: string;
}

/** Where what was rendered comes from. */
export interface Places {
  /** The file that a document of the rendered text was made from. */
  fileOf(document: number): string;
  /** Where a finding stands in such a file, and the line there. */
  placeOf(finding: PlacedFinding): { readonly file: string; readonly range: Range; readonly line: string };
}

/** Renders a chart or a kustomization with the tool that is there for it, and lints the outcome at its sources. */
export function lintRendered(flags: RenderedFlags): LintOutcome {
  const folder = flags.helm ?? flags.kustomize ?? '';
  if (!existsSync(folder))
    throw new CliError(`${folder} does not exist: name the folder of a chart or kustomization.`, 2);
  const text = flags.helm === undefined ? kustomizeBuild(folder) : helmTemplate(folder, helmArgs(flags));
  const yaml = readYaml(text, { templates: 'literal' });
  const places = flags.helm === undefined ? kustomizationPlaces(folder, yaml) : chartPlaces(folder, yaml);
  const place = slashed(path.resolve(folder, 'rendered.yaml'));
  const settings = diskSettings(flags.config);
  const found = findingsIn(place, yaml, { read: () => undefined }, { settings: settings.of(place).settingsFor(place) });
  return { files: [...settings.findings(), ...lintedFiles(yaml, found, places)], unreadable: [] };
}

function helmArgs({ values = [], set = [], namespace }: RenderedFlags): readonly string[] {
  return [
    ...values.flatMap(file => ['--values', file]),
    ...set.flatMap(assignment => ['--set', assignment]),
    ...(namespace === undefined ? [] : ['--namespace', namespace]),
  ];
}

/** By source file, in the order of the rendered text. */
function lintedFiles(yaml: YamlFile, found: readonly PlacedFinding[], places: Places): readonly LintedFile[] {
  const files = new Map<string, { documents: number; findings: LintedFinding[] }>();
  const at = (file: string) => {
    const known = files.get(file) ?? { documents: 0, findings: [] };
    files.set(file, known);
    return known;
  };
  for (const [index, { value }] of yaml.documents.entries()) {
    if (value !== undefined && value !== null) at(places.fileOf(index)).documents++;
  }
  for (const finding of found) {
    const linted = lintedFinding(finding, places);
    at(linted.finding.file).findings.push(linted);
  }
  return [...files].map(([file, linted]) => ({ file, ...linted }));
}

/** Fixes are advice only: they would change what was rendered. */
function lintedFinding(finding: PlacedFinding, places: Places): LintedFinding {
  const { file, range, line } = places.placeOf(finding);
  const document = findingDocument(shown(file), { ...finding, range });
  const fixes = document.fixes.map(({ title }) => ({ title, safe: false }));
  return { finding: { ...document, fixes }, line, replacements: [], related: [] };
}
