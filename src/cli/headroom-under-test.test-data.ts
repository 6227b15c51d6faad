import { spawnSync } from 'node:child_process';
import path from 'node:path';

const cli = path.resolve(import.meta.dirname, '../../dist/cli.js');

/** What a command left behind. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line in a folder. */
export function headroomIn(folder: string): (args: readonly string[], input?: string) => Outcome {
  return (args, input) =>
    spawnSync(process.execPath, [cli, ...args], {
      cwd: folder,
      encoding: 'utf8',
      ...(input === undefined ? {} : { input }),
    });
}

export const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
  namespace: front
spec:
  containers:
    - name: web
      resources:
        requests:
          memory: 1Gi
        limits: { memory: 1Gi }
      image: web:1
      ports: [{ containerPort: 80 }]
`;
