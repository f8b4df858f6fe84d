import { expect, it } from 'vitest';
import { saveDays } from '../../../src/client/features/member/events/save-days.ts';
import type { Id } from '../../../src/domain/kernel/id.ts';
import { err, ok } from '../../../src/domain/kernel/result.ts';

it('saves the days of a recurring event once, also after a failure on the way', async () => {
  const saved = new Map<string, Id>();
  const created: string[] = [];
  let room = 2;
  const create = async (day: string) => {
    if (created.length >= room) return err({ code: 'storage_full' } as const);
    created.push(day);
    return ok({ recordId: `event of ${day}` });
  };
  const days = ['2026-06-01', '2026-06-08', '2026-06-15', '2026-06-22'];

  expect(await saveDays(days, saved, create)).toEqual(err({ code: 'storage_full' }));
  room = 10;
  expect(await saveDays(days, saved, create)).toEqual(ok('event of 2026-06-01'));
  expect(created).toEqual(days);
});
