import { fixed, type Functions } from '../function';
import type { GoObject } from '../go-object';
import { quote } from '../quote';
import { compareVersions, parseVersion, versionText, type Version } from '../semver';
import { meets } from '../semver-constraint';
import { SizedInt, type GoValue } from '../value';

interface VersionObject extends GoObject {
  readonly version: Version;
}

const isVersion = (value: GoValue): value is VersionObject =>
  typeof value === 'object' && value !== null && 'version' in value;

const unsigned = (value: bigint) => fixed([], () => new SizedInt('uint64', value));

/** None of the fields of a version is exported, so copystructure leaves all of them at zero. */
const ZERO: Version = { major: 0n, minor: 0n, patch: 0n, prerelease: '', metadata: '', original: '' };

function versionObject(version: Version, kind: 'ptr' | 'struct' = 'ptr'): VersionObject {
  const text = versionText(version);
  return {
    object: true,
    version,
    text,
    json: JSON.stringify(text),
    parts: partsOf(version),
    get goText() {
      return goSyntax(version, kind);
    },
    kind,
    type: kind === 'ptr' ? '*semver.Version' : 'semver.Version',
    get methods() {
      return kind === 'ptr' ? { ...valueMethods(version), ...pointerMethods(version) } : valueMethods(version);
    },
    copied: () => versionObject(ZERO, kind),
    sameAs: other => 'version' in other && (other as VersionObject).version === version,
  };
}

const partsOf = ({ major, minor, patch, prerelease, metadata, original }: Version) => [
  ...[major, minor, patch].map(part => new SizedInt('uint64', part)),
  ...[prerelease, metadata, original],
];

/** What %#v gives. */
function goSyntax({ major, minor, patch, prerelease, metadata, original }: Version, kind: 'ptr' | 'struct'): string {
  const numbers = Object.entries({ major, minor, patch }).map(([name, part]) => `${name}:0x${part.toString(16)}`);
  const texts = Object.entries({ pre: prerelease, metadata, original }).map(([name, part]) => `${name}:${quote(part)}`);
  return `${kind === 'ptr' ? '&' : ''}semver.Version{${[...numbers, ...texts].join(', ')}}`;
}

type Methods = GoObject['methods'];

/** Methods that a version has even when it is no pointer, as IncMajor gives it. */
function valueMethods(version: Version): Methods {
  const next = (change: Partial<Version>) => {
    const bare = { ...version, prerelease: '', metadata: '', ...change };
    const prefix = version.original.startsWith('v') ? 'v' : '';
    return fixed([], () => versionObject({ ...bare, original: prefix + versionText(bare) }, 'struct'));
  };
  return {
    Major: unsigned(version.major),
    Minor: unsigned(version.minor),
    Patch: unsigned(version.patch),
    Prerelease: fixed([], () => version.prerelease),
    Metadata: fixed([], () => version.metadata),
    String: fixed([], () => versionText(version)),
    IncPatch: next(version.prerelease === '' ? { patch: version.patch + 1n } : {}),
    IncMinor: next({ minor: version.minor + 1n, patch: 0n }),
    IncMajor: next({ major: version.major + 1n, minor: 0n, patch: 0n }),
  };
}

function pointerMethods(version: Version): Methods {
  const against = (test: (order: number) => GoValue) =>
    fixed(['version'], other => (isVersion(other) ? test(compareVersions(version, other.version)) : null));
  return {
    Original: fixed([], () => version.original),
    Compare: against(order => BigInt(order)),
    Equal: against(order => order === 0),
    LessThan: against(order => order < 0),
    GreaterThan: against(order => order > 0),
    LessThanEqual: against(order => order <= 0),
    GreaterThanEqual: against(order => order >= 0),
  };
}

/** sprig: versions. */
export const versions: Functions = {
  semver: fixed(['string'], text => versionObject(parseVersion(text))),
  semverCompare: fixed(['string', 'string'], meets),
};
