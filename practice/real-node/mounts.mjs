import { readFileSync } from 'node:fs';
import { run } from '../steps.mjs';

/** Unmounts everything that is mounted inside these folders, the last first. */
export async function unmountInside(folders) {
  for (const point of mountPoints().reverse()) {
    if (folders.some(folder => point.startsWith(`${folder}/`))) await run('umount', ['--lazy', point]);
  }
}

/** The kernel writes spaces in paths as octal numbers. */
function mountPoints() {
  return readFileSync('/proc/self/mountinfo', 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => line.split(' ')[4].replace(/\\(\d{3})/g, (_, octal) => String.fromCharCode(parseInt(octal, 8))));
}
