import { createHash } from 'node:crypto';

/** Digests of what files hold, by absolute path with slashes. */
export interface Contents {
  /** Takes what a file holds; gives its digest. */
  note(place: string, content: Buffer | string): string;
  /** The same for a file that another thread has read. */
  take(place: string, digest: string): void;
  of(place: string): string | undefined;
  /** One digest of all files of some groups, and of what these hold. Each group is gone through once, whoever asks. */
  ofGroups(groups: readonly (readonly string[])[]): string;
}

/** Nobody will ask: for a run without a cache. */
export const noContents: Contents = { note: () => '', take: () => undefined, of: () => undefined, ofGroups: () => '' };

/** Files that nobody noted could not be read, which is a content as well. */
export function contents(): Contents {
  const known = new Map<string, string>();
  const take = (place: string, digest: string): void => void known.set(place, digest);
  const groupDigests = new WeakMap<readonly string[], string>();
  const ofGroup = (group: readonly string[]): string => {
    const lines = [...group].sort().map(place => `${place}\n${known.get(place) ?? ''}\n`);
    return digestOf(lines.join(''));
  };
  return {
    note(place, content) {
      const digest = digestOf(content);
      take(place, digest);
      return digest;
    },
    take,
    of: place => known.get(place),
    ofGroups(groups) {
      const digests = groups.map(group => {
        const digest = groupDigests.get(group) ?? ofGroup(group);
        groupDigests.set(group, digest);
        return digest;
      });
      return digestOf(digests.join('\n'));
    },
  };
}

/** 132 bits in 22 characters: nobody meets two texts with the same. */
export function digestOf(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('base64').slice(0, 22);
}
