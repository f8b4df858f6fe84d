import { expect, it } from 'vitest';
import { inviteToken } from '../../../src/client/features/entry/join/invite-token.ts';

it.each([
  ['#k3Jd-9_x', 'k3Jd-9_x'],
  ['#%20k3Jd-9_x%E2%80%8B', 'k3Jd-9_x'],
  ['#k3Jd－9_x　', 'k3Jd-9_x'],
  ['#', undefined],
  ['', undefined],
  ['#%', undefined],
])('the secret of an invite in %s is %s', (fragment, secret) => {
  expect(inviteToken(fragment)).toBe(secret);
});
