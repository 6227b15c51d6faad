import { FunctionError } from './function';
import { comparePrereleases, compareVersions, parseVersion, type Version } from './semver';

/** One comparison such as `>=1.2`. Parts that were left out or are `x` make it dirty. */
interface Constraint {
  readonly operator: string;
  readonly version: Version;
  readonly dirty: boolean;
  readonly minorDirty: boolean;
  readonly patchDirty: boolean;
}

const PART = '[0-9|xX*]+';
const NUMBER = `v?(${PART})(\\.${PART})?(\\.${PART})?(-(?:[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(\\+(?:[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?`;
const PLAIN = NUMBER.replace(/\((?!\?)/g, '(?:');
const OPERATORS = '=||!=|>|<|>=|=>|<=|=<|~|~>|\\^';
const VALID = new RegExp(
  `^(?:\\s*(?:${OPERATORS})\\s*${PLAIN}\\s*)(?:(?:\\s+|,\\s*)(?:${OPERATORS})\\s*${PLAIN}\\s*)*$`,
);
const FIND = new RegExp(`(?:${OPERATORS})\\s*${PLAIN}`, 'g');
const ONE = new RegExp(`^\\s*(${OPERATORS})\\s*${NUMBER}\\s*$`);
const RANGE = new RegExp(`\\s*(${PLAIN})\\s+-\\s+(${PLAIN})\\s*`, 'g');

/** Whether a version meets a constraint, as github.com/Masterminds/semver v3.4.0 has it. @throws FunctionError */
export function meets(constraint: string, version: string): boolean {
  const written = constraint.replace(RANGE, (_, low: string, high: string) => `>= ${low}, <= ${high} `);
  const choices = written.split('||').map(choice => {
    if (!VALID.test(choice)) throw new FunctionError(`improper constraint: ${choice}`);
    return (choice.match(FIND) ?? [choice]).map(parseConstraint);
  });
  const wanted = parseVersion(version);
  return choices.some(all => {
    const allowsPrereleases = all.some(one => one.version.prerelease !== '');
    if (wanted.prerelease !== '' && !allowsPrereleases) return false;
    return all.every(one => check(wanted, one));
  });
}

const isAny = (part: string) => /^\.?[xX*]?$/.test(part);

function parseConstraint(text: string): Constraint {
  const match = ONE.exec(text);
  if (match === null) throw new FunctionError(`improper constraint: ${text}`);
  const [, operator = '', major = '', minor = '', patch = '', prerelease = ''] = match;
  const metadata = match[6] ?? '';
  const flags = { dirty: true, minorDirty: false, patchDirty: false };
  const made = (version: string, changed: Partial<typeof flags>) => ({
    operator,
    version: strictly(version),
    ...flags,
    ...changed,
  });
  if (isAny(major)) return made(`0.0.0${prerelease}`, {});
  if (isAny(minor)) return made(`${major}.0.0${prerelease}`, { minorDirty: true });
  if (isAny(patch)) return made(`${major}${minor}.0${prerelease}`, { patchDirty: true });
  return made(`${major}${minor}${patch}${prerelease}${metadata}`, { dirty: false });
}

function strictly(text: string): Version {
  try {
    return parseVersion(text);
  } catch {
    throw new FunctionError('constraint parser error');
  }
}

function check(version: Version, constraint: Constraint): boolean {
  const { dirty, minorDirty, patchDirty, operator, version: wanted } = constraint;
  const order = compareVersions(version, wanted);
  switch (operator) {
    case '!=':
      return dirty ? isOther(version, constraint) : order !== 0;
    case '>':
      if (!dirty || version.major !== wanted.major) return dirty ? version.major > wanted.major : order > 0;
      return minorDirty ? false : patchDirty ? version.minor > wanted.minor : order > 0;
    case '<':
      return order < 0;
    case '>=':
    case '=>':
      return order >= 0;
    case '<=':
    case '=<':
      if (!dirty) return order <= 0;
      return (
        version.major < wanted.major ||
        (version.major === wanted.major && (version.minor <= wanted.minor || minorDirty))
      );
    case '^':
      return order >= 0 && inCaret(version, constraint);
    default:
      return !dirty && (operator === '' || operator === '=') ? order === 0 : order >= 0 && inTilde(version, constraint);
  }
}

function isOther(version: Version, { minorDirty, patchDirty, version: wanted }: Constraint): boolean {
  if (version.major !== wanted.major) return true;
  if (version.minor !== wanted.minor && !minorDirty) return true;
  if (minorDirty) return false;
  if (version.patch !== wanted.patch && !patchDirty) return true;
  if (!patchDirty) return compareVersions(version, wanted) !== 0;
  const hasPrerelease = version.prerelease !== '' || wanted.prerelease !== '';
  return hasPrerelease && comparePrereleases(version.prerelease, wanted.prerelease) !== 0;
}

function inTilde(version: Version, { minorDirty, patchDirty, version: wanted }: Constraint): boolean {
  const isZero = wanted.major === 0n && wanted.minor === 0n && wanted.patch === 0n;
  if (isZero && !minorDirty && !patchDirty) return true;
  return version.major === wanted.major && (version.minor === wanted.minor || minorDirty);
}

function inCaret(version: Version, { minorDirty, patchDirty, version: wanted }: Constraint): boolean {
  if (version.major !== wanted.major) return false;
  if (wanted.major > 0n || minorDirty) return true;
  if (version.minor !== wanted.minor) return false;
  return wanted.minor > 0n || patchDirty || version.patch === wanted.patch;
}
