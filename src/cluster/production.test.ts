import { expect, test } from 'vitest';
import { looksLikeProduction } from './production';

const place = { context: 'practice', server: 'https://127.0.0.1:6443', namespace: 'default' };

test.each([{ context: 'eu-prod-1' }, { server: 'https://api.live.example.com' }, { namespace: 'production' }])(
  '%o looks like production',
  change => expect(looksLikeProduction({ ...place, ...change })).toMatch(/looks like production/),
);

test.each([{ context: 'product-team-dev' }, { namespace: 'delivery' }, { context: 'reproduction' }])(
  '%o does not',
  change => expect(looksLikeProduction({ ...place, ...change })).toBeUndefined(),
);
