import * as v from 'valibot';
import { expect, test } from 'vitest';
import { defaultScopes } from '../../../src/domain/kernel/scope.ts';
import { MAX_CURSORS_BYTES } from '../../../src/protocol/kernel/limits.ts';
import { DigestRequest } from '../../../src/protocol/sync/digest.ts';
import { PullRequest } from '../../../src/protocol/sync/pull.ts';

const uuid = (nr: number) => `00000000-0000-4000-8000-${String(nr).padStart(12, '0')}`;

test.each(['administrator', 'officer', 'organizer'] as const)(
  'an %s of a district with a thousand squads may name all scopes at New Year',
  (role) => {
    const squads = Array.from({ length: 1_000 }, (_, nr) => uuid(nr));
    const scopes = defaultScopes({ member: uuid(5_000), role, squad: null }, '2027-01-15', squads);
    const cursors = Object.fromEntries(scopes.map((scope) => [scope, Number.MAX_SAFE_INTEGER]));
    const request = { device: uuid(6_000), epoch: uuid(7_000), cursors };
    expect(v.safeParse(PullRequest, request).success).toBe(true);
    expect(v.safeParse(DigestRequest, request).success).toBe(true);
    expect(JSON.stringify(request).length).toBeLessThan(MAX_CURSORS_BYTES);
  },
);
