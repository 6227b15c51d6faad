import path from 'node:path';
import { down } from '../../practice/cluster/down.mjs';
import { up } from '../../practice/cluster/up.mjs';

export interface PracticeCluster {
  readonly kubeconfig: string;
  stop(): Promise<unknown>;
}

/** The cluster that HEADROOM_TEST_KUBECONFIG names, left as it is; else one of our own under `folder`. */
export async function practiceCluster(folder: string): Promise<PracticeCluster> {
  const given = process.env['HEADROOM_TEST_KUBECONFIG'];
  if (given !== undefined && given !== '') return { kubeconfig: given, stop: async () => undefined };
  const dir = path.join(folder, 'cluster');
  const { kubeconfig } = await up({ dir });
  return { kubeconfig, stop: () => down({ dir }) };
}
