import type { Fix, Location, Region, ReportingConfiguration } from 'sarif';
import type { Severity } from '../../lint/rule';
import type { Range } from '../../yaml/place';
import type { FindingDocument } from './document';
import type { Replacement } from './linted';

/** SARIF knows no hints. */
export const levels: Readonly<Record<Severity, NonNullable<ReportingConfiguration['level']>>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
  hint: 'note',
};

/** Where a finding stands, and in which object. */
export function locationOf({ file, range, object }: FindingDocument): Location {
  if (!object) return messageLocation(file, range);
  const { kind, namespace, name } = object;
  const fullyQualifiedName = [kind, namespace, name].filter(part => part !== undefined && part !== '').join('/');
  if (fullyQualifiedName === '') return messageLocation(file, range);
  return {
    ...messageLocation(file, range),
    logicalLocations: [{ ...(name === undefined ? {} : { name }), fullyQualifiedName, kind: 'resource' }],
  };
}

/** A file, or a stretch of it. */
export function messageLocation(file: string, range?: Range): Location {
  const artifactLocation = artifact(file);
  return { physicalLocation: { artifactLocation, ...(range ? { region: region(range) } : {}) } };
}

/** A fix with edits; none for one that changes nothing. */
export function fixOf(
  file: string,
  title: string,
  safe: boolean,
  replacements: readonly Replacement[],
): readonly Fix[] {
  if (replacements.length === 0) return [];
  const changes = replacements.map(({ range, newText }) => ({
    deletedRegion: region(range),
    insertedContent: { text: newText },
  }));
  return [
    {
      description: { text: title },
      artifactChanges: [{ artifactLocation: artifact(file), replacements: changes }],
      properties: { safe },
    },
  ];
}

/** A relative URL of a file below the working folder; other files and live objects have a URL of their own. */
function artifact(file: string): { uri: string; uriBaseId?: string } {
  const live = /^live:(.*)$/s.exec(file)?.[1];
  if (live !== undefined) return { uri: `live:${encoded(live)}` };
  if (file.startsWith('/')) return { uri: `file://${encoded(file)}` };
  return { uri: encoded(file), uriBaseId: '%SRCROOT%' };
}

const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

/** SARIF counts lines and columns from 1. */
function region({ start, end }: Range): Region {
  return {
    ...{ startLine: start.line + 1, startColumn: start.character + 1 },
    ...{ endLine: end.line + 1, endColumn: end.character + 1 },
  };
}
