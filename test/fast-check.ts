import fc from 'fast-check';

/**
 * fast-check as tests use it: `npm test` draws the same cases each time, `npm run verify` draws others and names the seed
 * that gives them again, in HEADROOM_SEED.
 */
const given = process.env['HEADROOM_SEED'];
const seed = given !== undefined ? Number(given) : process.env['HEADROOM_VERIFY'] ? Date.now() % 2 ** 31 : 1;
if (process.env['HEADROOM_VERIFY']) console.log(`HEADROOM_SEED=${seed}`);
fc.configureGlobal({ seed });

export default fc;
