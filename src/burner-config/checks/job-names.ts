import * as l10n from '@vscode/l10n';
import type { Path } from '../../yaml/place';
import type { ConfigFinding } from '../finding';
import type { Check } from './check';

const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const LONGEST = 253;
const isName = (name: string) => SUBDOMAIN.test(name) && name.length <= LONGEST;

/** Job names are label values and lead to clean-up, so each is valid and used once; namespaces must be valid too. */
export const jobNames: Check = ({ config }) => {
  const names = config.jobs.map(({ name }) => name);
  return config.jobs.flatMap(({ name, jobType, namespace }, index) => {
    const path = ['jobs', index, 'name'];
    return [
      ...(isName(name)
        ? []
        : [finding(path, l10n.t`"${name}" is no job name: use lower case letters, digits, - and .`, asName(name))]),
      ...(names.indexOf(name) < index
        ? [
            finding(
              path,
              l10n.t`Job name ${name} is used twice: clean-up finds objects by it, so give each its own.`,
              free(name, names),
            ),
          ]
        : []),
      ...(jobType !== 'create' || namespace === '' || isName(namespace)
        ? []
        : [
            finding(
              ['jobs', index, 'namespace'],
              l10n.t`"${namespace}" is no namespace name: use lower case letters, digits and -`,
              asName(namespace),
            ),
          ]),
    ];
  });
};

function finding(path: Path, message: string, value: string): ConfigFinding {
  const fix = {
    title: l10n.t`Write ${value}`,
    safe: false,
    changes: [{ op: 'set', path, value } as const],
    placeholder: path,
  };
  return { rule: 'burner-job-name', severity: 'error', path, message, fixes: isName(value) ? [fix] : [] };
}

/** The nearest text that is a name. */
const asName = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/\.[-.]+|-+\./g, '.')
    .slice(0, LONGEST)
    .replace(/^[-.]+|[-.]+$/g, '');

function free(name: string, names: readonly string[]): string {
  for (let number = 2; ; number++) if (!names.includes(`${name}-${number}`)) return `${name}-${number}`;
}
