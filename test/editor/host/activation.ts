import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

export const EXTENSION = 'headroom.headroom';
const LONGEST_MS = 100;

/** The first activation, code loaded from disk, ends within 100 ms. */
export async function activation(): Promise<string> {
  const extension = vscode.extensions.getExtension(EXTENSION);
  assert.ok(extension, `${EXTENSION} is not installed`);
  assert.equal(extension.isActive, false, 'it was active before any YAML was open');
  const began = performance.now();
  await extension.activate();
  const took = performance.now() - began;
  assert.ok(took < LONGEST_MS, `activation took ${took.toFixed(0)} ms`);
  return `${took.toFixed(0)} ms`;
}
