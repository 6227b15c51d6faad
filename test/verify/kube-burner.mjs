import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

/**
 * What Headroom is compared with, of these versions; it is read, and never copied into this repository. A checkout of one's
 * own is named by the variable: the module proxy may not have every version.
 */
export const SOURCES = {
  'kube-burner': { variable: 'HEADROOM_KUBE_BURNER', module: 'github.com/kube-burner/kube-burner/v2@v2.7.3' },
  'kube-burner-ocp': { variable: 'HEADROOM_KUBE_BURNER_OCP', module: 'github.com/kube-burner/kube-burner-ocp@v1.12.1' },
};

/** The folder of one of them, or why it cannot be had. */
export function sourceOf(name) {
  const { variable, module } = SOURCES[name];
  const given = process.env[variable];
  if (given !== undefined) return existsSync(given) ? { folder: given } : { why: `${variable}: there is no ${given}` };
  const { stdout, stderr, error } = spawnSync('go', ['mod', 'download', '-json', module], {
    cwd: tmpdir(),
    encoding: 'utf8',
  });
  const answer = stdout ? JSON.parse(stdout) : {};
  if (answer.Dir) return { folder: answer.Dir };
  const why = error?.message ?? answer.Error ?? stderr.trim();
  return { why: `${module}: ${why}; name a checkout in ${variable}` };
}

/** Builds test/vectors/burner-config inside a copy of kube-burner, since its go.mod has replacements; gives the binary. */
export function decoderProgram(folder) {
  const main = path.resolve(import.meta.dirname, '..', 'vectors', 'burner-config', 'main.go');
  const hash = createHash('sha256').update(readFileSync(main)).update(folder);
  const parent = path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'headroom');
  const binary = path.join(parent, `vectors-${hash.digest('hex').slice(0, 16)}`, 'burner-config');
  if (existsSync(binary)) return binary;
  const copy = `${path.dirname(binary)}.${process.pid}`;
  try {
    for (const name of ['go.mod', 'go.sum', ...filesUnder(folder, 'pkg')])
      copyText(path.join(folder, name), path.join(copy, name));
    copyText(main, path.join(copy, 'headroom-vectors', 'main.go'));
    const built = spawnSync('go', ['build', '-o', 'burner-config', './headroom-vectors'], {
      cwd: copy,
      encoding: 'utf8',
    });
    if (built.status !== 0) throw new Error(`kube-burner's decoder cannot be built: ${built.error ?? built.stderr}`);
    mkdirSync(path.dirname(binary), { recursive: true });
    renameSync(path.join(copy, 'burner-config'), binary);
    return binary;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

const filesUnder = (folder, part) =>
  readdirSync(path.join(folder, part), { recursive: true })
    .map(name => path.join(part, name))
    .filter(name => statSync(path.join(folder, name)).isFile());

/** A module of the cache is read-only, its folders too: its texts are written anew. */
function copyText(from, to) {
  mkdirSync(path.dirname(to), { recursive: true });
  writeFileSync(to, readFileSync(from));
}
