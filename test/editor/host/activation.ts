import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

export const EXTENSION = 'headroom.headroom';

/** The first activation, code loaded from disk: how long it took, in ms. */
export async function activation(): Promise<number> {
  const extension = vscode.extensions.getExtension(EXTENSION);
  assert.ok(extension, `${EXTENSION} is not installed`);
  assert.equal(extension.isActive, false, 'it was active before any YAML was open');
  const began = performance.now();
  await extension.activate();
  assert.equal(extension.isActive, true);
  return performance.now() - began;
}
