import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { down } from '../../practice/cluster/down.mjs';
import { up } from '../../practice/cluster/up.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    /** The kubeconfig of the cluster under test; its current context is an administrator's. */
    readonly kubeconfig: string;
  }
}

/** A cluster of the suite's own, beside a person's; or the one that HEADROOM_TEST_KUBECONFIG names, left as it is. */
export default async function practiceCluster(project: TestProject) {
  const given = process.env.HEADROOM_TEST_KUBECONFIG;
  if (given) {
    project.provide('kubeconfig', given);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'headroom-cluster-'));
  const dir = join(folder, 'practice');
  const { kubeconfig } = await up({ dir, contextName: 'headroom-test', realNode: false });
  project.provide('kubeconfig', kubeconfig);
  return async () => {
    await down({ dir });
    rmSync(folder, { recursive: true, force: true });
  };
}
