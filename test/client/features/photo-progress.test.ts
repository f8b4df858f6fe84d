import { expect, it } from 'vitest';
import type { PhotoRow } from '../../../src/client/data/photos/photo-row.ts';
import { makeProgress } from '../../../src/client/features/member/outbox/photo-progress.ts';

const row = (hash: string, full: number, sent: number): PhotoRow => ({
  hash,
  thumbHash: hash,
  size: { full, thumb: 10 },
  state: 'waiting',
  addedAt: 1,
  records: [],
  uploads: {},
  sent,
});

it('progress never runs backwards: a photo that left the list counts as sent', () => {
  const progress = makeProgress();
  expect(progress([row('a', 90, 0), row('b', 190, 0)])).toEqual({ sent: 0, total: 300 });
  expect(progress([row('a', 90, 40), row('b', 190, 0)])).toEqual({ sent: 40, total: 300 });
  expect(progress([row('b', 190, 20)])).toEqual({ sent: 120, total: 300 });
  expect(progress([row('b', 190, 20), row('c', 90, 0)])).toEqual({ sent: 120, total: 400 });
  expect(progress([])).toEqual({ sent: 400, total: 400 });
});
