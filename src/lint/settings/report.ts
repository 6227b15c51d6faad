import * as l10n from '@vscode/l10n';
import { nearest } from '../../burner-config/did-you-mean';
import type { YamlFile } from '../../yaml/document';
import type { Path } from '../../yaml/place';
import type { PlacedFinding } from '../placed-finding';
import { placeOf } from '../placing';
import { headroomConfig } from './headroom-config';

/** What is found wrong while a .headroom.yaml is read. */
export interface Report {
  readonly findings: PlacedFinding[];
  /** The value at `path` is wrong. */
  wrong(path: Path, message: string): void;
  /** The key at `path` is none of `words`, of which the nearest is proposed. */
  unknown(path: Path, words: readonly string[], message: string): void;
}

/** Collects findings of one document of `file`. */
export function reportOn(file: YamlFile, document: number): Report {
  const findings: PlacedFinding[] = [];
  const add = (path: Path, message: string, at: 'key' | 'value', fixes: PlacedFinding['fixes'] = []): void => {
    const yaml = file.documents[document];
    const place = yaml ? placeOf(file.text, yaml, { path, at }) : { path: [], span: { start: 0, end: 0 } };
    const { id: rule, severity } = headroomConfig;
    findings.push({
      rule,
      severity,
      message,
      ...place,
      range: file.range(place.span),
      document,
      object: null,
      fixes,
      related: [],
    });
  };
  return {
    findings,
    wrong: (path, message) => add(path, message, 'value'),
    unknown(path, words, message) {
      const key = nearest(String(path.at(-1)), words);
      if (key === undefined) return add(path, message, 'key');
      const fix = { title: l10n.t`Write ${key}`, safe: false, changes: [{ op: 'rename' as const, path, key }] };
      add(path, l10n.t`${message} Did you mean ${key}?`, 'key', [fix]);
    },
  };
}
