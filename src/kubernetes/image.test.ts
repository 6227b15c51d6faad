import { expect, test } from 'vitest';
import { readImage } from './image';

const sum = `sha256:${'a'.repeat(64)}`;

test.each([
  ['nginx', { repository: 'nginx' }],
  ['nginx:1.27', { repository: 'nginx', tag: '1.27' }],
  ['registry:5000/team/web', { repository: 'registry:5000/team/web' }],
  ['registry:5000/team/web:v1.2-alpine', { repository: 'registry:5000/team/web', tag: 'v1.2-alpine' }],
  [`web@${sum}`, { repository: 'web', digest: sum }],
  [`r.io/web:1@${sum}`, { repository: 'r.io/web', tag: '1', digest: sum }],
])('%s', (text, image) => {
  expect(readImage(text)).toEqual(image);
});

test.each(['', '$(IMAGE)', '${REGISTRY}/web:1', 'ko://example.com/web', '<image>', 'web:', 'web@1', 3, undefined])(
  '%s is no image',
  value => {
    expect(readImage(value)).toBeUndefined();
  },
);
