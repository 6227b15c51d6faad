import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../../practice/folders.mjs';
import { sourceOf, SOURCES } from '../verify/kube-burner.mjs';

/** kube-burner itself, built once from the module cache of Go: `{ program, version }`, or `{ why }` it cannot be had. */
export function kubeBurnerProgram() {
  const [, version] = SOURCES['kube-burner'].module.split('@');
  const program = cacheFolder(`kube-burner-${version}`, 'kube-burner');
  if (existsSync(program)) return { program, version };
  const { folder, why } = sourceOf('kube-burner');
  if (folder === undefined) return { why };
  mkdirSync(path.dirname(program), { recursive: true });
  const made = `${program}.${process.pid}`;
  console.log(`                building kube-burner ${version}, once: some minutes`);
  const { status, stderr, error } = spawnSync('go', ['build', '-ldflags', '-s -w', '-o', made, './cmd/kube-burner'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, CGO_ENABLED: '0' },
  });
  if (status !== 0) return { why: `it cannot be built: ${error?.message ?? stderr.trim().split('\n').at(-1)}` };
  renameSync(made, program);
  return { program, version };
}
