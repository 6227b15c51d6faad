import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Why Go programs cannot be built here, or undefined when they can. */
export async function whyNoGo(): Promise<string | undefined> {
  try {
    await run('go', ['version']);
    return undefined;
  } catch (error) {
    return `Go is not to be found (${error instanceof Error ? error.message : String(error)}): install Go 1.26 to compare with Kubernetes' own code.`;
  }
}

/** Builds the Go program in `folder`, once for each state of its sources; gives the path of the binary. */
export function goProgram(folder: string): Promise<string> {
  return built(folder, path.basename(folder), '.');
}

/** Builds a program that the go.mod in `folder` names as a tool; gives the path of the binary, which is called `name`. */
export function goTool(folder: string, name: string, packagePath: string): Promise<string> {
  return built(folder, name, packagePath);
}

async function built(folder: string, name: string, packagePath: string): Promise<string> {
  const cache = path.join(process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'headroom');
  const binary = path.join(cache, `vectors-${await hashOfSources(folder)}`, name);
  if (existsSync(binary)) return binary;
  await mkdir(path.dirname(binary), { recursive: true });
  const unfinished = `${binary}.${process.pid}`;
  await run('go', ['build', '-o', unfinished, packagePath], { cwd: folder });
  await rename(unfinished, binary);
  return binary;
}

/** What the program answers, as JSON, to `input`. */
export function askGoProgram(binary: string, input: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = execFile(binary, { maxBuffer: 2 ** 30 }, (error, stdout) => {
      if (error) reject(error);
      else resolve(JSON.parse(stdout));
    });
    child.stdin?.end(JSON.stringify(input));
  });
}

async function hashOfSources(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const sources = (await readdir(folder)).filter(name => /\.go$|^go\.(mod|sum)$/.test(name)).sort();
  for (const name of sources) hash.update(name).update(await readFile(path.join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}
