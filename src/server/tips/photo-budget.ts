import { sql } from 'kysely';
import { dayAt } from '../../domain/kernel/day.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Disk } from '../platform/disk.ts';

/** Seconds after which a phone retries a refused photo. */
const LATER_S = 3_600;
/** Interval, in milliseconds, after which the totals are read from the database again. */
const COUNT_MS = 60_000;
/** Share of the free disk that photos of unopened tips may use. */
const UNOPENED_SHARE = 0.2;

/** Limits the bytes of sealed photos: anybody can send them, and no officer has checked them yet. */
export interface TipPhotoBudget {
  /**
   * Reserves bytes for a chunk.
   * @returns undefined on success, else the seconds to wait
   */
  reserve(bytes: number): Promise<number | undefined>;
}

interface Counted {
  /** Bytes received today. */
  today: number;
  /** Bytes of tips that no officer has opened, or that have new messages since. */
  unopened: number;
}

async function count({ db, district, now }: ServerContext): Promise<Counted> {
  const { rows } = await sql<Counted>`
    SELECT coalesce(sum(f.received) FILTER (WHERE f.day = ${dayAt(now())}::date), 0)::bigint AS today,
      coalesce(sum(f.received) FILTER (WHERE t.state IN ('received', 'answered')), 0)::bigint AS unopened
    FROM tip_file f JOIN tip t ON t.district = f.district AND t.id = f.tip
    WHERE f.district = ${district}
  `.execute(db);
  return { today: Number(rows[0]?.today ?? 0), unopened: Number(rows[0]?.unopened ?? 0) };
}

/** @param mostADay maximum bytes of sealed photos in a day */
export function makeTipPhotoBudget(context: ServerContext, disk: Disk, mostADay: number): TipPhotoBudget {
  let counted: Counted = { today: 0, unopened: 0 };
  let most = 0;
  let at = Number.NEGATIVE_INFINITY;
  return {
    async reserve(bytes) {
      if ((await disk.state()) !== 'good') return LATER_S;
      if (Math.abs(context.now() - at) >= COUNT_MS) {
        at = context.now();
        counted = await count(context);
        most = (((await disk.free()) ?? Number.POSITIVE_INFINITY) + counted.unopened) * UNOPENED_SHARE;
      }
      if (counted.today + bytes > mostADay || counted.unopened + bytes > most) return LATER_S;
      counted.today += bytes;
      counted.unopened += bytes;
      return undefined;
    },
  };
}
