import { run } from '../steps.mjs';

export const NEEDED = [1, 26];
const PLACES = ['go', '/usr/local/go/bin/go', '/usr/lib/go-1.26/bin/go'];

/** The first Go that is new enough: {go, version}; undefined when there is none. */
export async function findGo() {
  for (const go of PLACES) {
    const version = await run(go, ['env', 'GOVERSION'], { env: goEnvironment() }).catch(() => '');
    if (isNewEnough(version)) return { go, version: version.trim() };
  }
  return undefined;
}

/** Whether text like go1.26.8 names a Go that builds Kubernetes. */
export function isNewEnough(version) {
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) > NEEDED[0] || (Number(major) === NEEDED[0] && Number(minor) >= NEEDED[1]);
}

/** The same build for everyone, whatever their own Go settings are. */
export function goEnvironment() {
  return { ...process.env, GOTOOLCHAIN: 'local', CGO_ENABLED: '0', GOFLAGS: '-buildvcs=false', GOWORK: 'off' };
}

export const WITHOUT_GO =
  `The practice cluster is built from source and needs Go ${NEEDED.join('.')} or newer, which is not on this machine. ` +
  'Install Go from your package manager or go.dev/dl, or start without a cluster: npm start -- --no-cluster';
