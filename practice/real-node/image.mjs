import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../steps.mjs';

/** What pods of the real node run; it is imported into containerd, never pulled. */
export const IMAGE = 'localhost/headroom/pods:1';

/** Packs one static program as a docker archive of one layer, and resolves to the archive's path. */
export async function packImage(program, folder) {
  const [layer, parts] = [join(folder, 'layer'), join(folder, 'parts')];
  for (const inner of [layer, parts]) mkdirSync(inner, { recursive: true });
  copyFileSync(program, join(layer, 'pods'));
  const reproducible = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--mtime=@0', '--mode=0755'];
  await run('tar', [...reproducible, '-cf', join(parts, 'layer.tar'), '-C', layer, 'pods']);
  const digest = createHash('sha256')
    .update(readFileSync(join(parts, 'layer.tar')))
    .digest('hex');
  const config = {
    architecture: process.arch === 'arm64' ? 'arm64' : 'amd64',
    os: 'linux',
    config: { Entrypoint: ['/pods'], Cmd: ['pause'] },
    rootfs: { type: 'layers', diff_ids: [`sha256:${digest}`] },
  };
  writeFileSync(join(parts, 'config.json'), JSON.stringify(config));
  const manifest = [{ Config: 'config.json', RepoTags: [IMAGE], Layers: ['layer.tar'] }];
  writeFileSync(join(parts, 'manifest.json'), JSON.stringify(manifest));
  const archive = join(folder, 'pods.tar');
  await run('tar', ['-cf', archive, '-C', parts, 'manifest.json', 'config.json', 'layer.tar']);
  for (const inner of [layer, parts]) rmSync(inner, { recursive: true });
  return archive;
}
