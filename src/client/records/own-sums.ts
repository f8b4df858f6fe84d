import type { Accessor } from 'solid-js';
import { yearOf } from '../../domain/kernel/day.ts';
import type { Figure } from '../../domain/records/kinds/index.ts';
import { contributionsOf, recordDay } from '../../domain/records/record.ts';
import { useClient } from '../state/context.ts';
import { createLive } from '../state/live.ts';
import { createToday } from './today.ts';

interface OwnSums {
  readonly year: number;
  readonly records: number;
  readonly figures: Readonly<Partial<Record<Figure, number>>>;
}

/** More records than one member writes in a year. */
const MAX_RECORDS = 5000;

/** A member's totals of the year, by the same rules as the office's figures; undefined until counted. */
export function createOwnSums(): Accessor<OwnSums | undefined> {
  const { session } = useClient();
  const today = createToday();
  return createLive(() => {
    const member = session.identity()?.actor.member;
    if (!member) return undefined;
    const year = yearOf(today());
    return async (store) => {
      const figures: Partial<Record<Figure, number>> = {};
      const mine = await store.recordsOf(member, MAX_RECORDS);
      const thisYear = mine.filter(({ record }) => yearOf(recordDay(record) ?? '') === year);
      for (const { record } of thisYear)
        for (const { figure, quantity } of contributionsOf(record)) figures[figure] = (figures[figure] ?? 0) + quantity;
      return { year, records: thisYear.length, figures };
    };
  });
}
