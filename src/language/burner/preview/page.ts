import type { Position } from '../../../yaml/place';

/** A line of a preview that leads somewhere. */
export interface PreviewLink {
  readonly line: number;
  readonly uri: string;
  readonly position: Position;
  /** What is wrong there; none when the line only says where the text below comes from. */
  readonly problem?: string;
}

/** Text that is written line by line. */
export interface Page {
  readonly lines: string[];
  readonly links: PreviewLink[];
  /** A line of comment, with the place it leads to. */
  say(sentence: string, link?: Omit<PreviewLink, 'line'>): void;
}

export function page(): Page {
  const lines: string[] = [];
  const links: PreviewLink[] = [];
  return {
    lines,
    links,
    say(sentence, link) {
      if (link) links.push({ ...link, line: lines.length });
      lines.push(...sentence.split('\n').map(line => `# ${line}`));
    },
  };
}
