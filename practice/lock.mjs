import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isRunning, startMark } from './processes.mjs';

/** Does one thing at a time across processes; a lock whose owner has died counts for nothing. */
export async function withLock(file, { what, say, minutes = 30 }, work) {
  mkdirSync(dirname(file), { recursive: true });
  for (let told = false, end = Date.now() + minutes * 60_000; !take(file); told = true) {
    if (Date.now() > end) throw new Error(`Another process is still ${what} after ${minutes} minutes (${file}).`);
    if (!told) say(`another process is ${what}: waiting for it`);
    await sleep(250);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file) {
  // Linked into place with its words already in it, so that nobody reads an empty lock and thinks its owner dead.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify({ pid: process.pid, mark: startMark(process.pid) }));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!held(file)) rmSync(file, { force: true });
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

function held(file) {
  try {
    return isRunning(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return false;
  }
}
