import { sql } from 'kysely';
import { dayAt } from '../../domain/kernel/day.ts';
import type { ServerContext } from '../platform/context.ts';
import type { Disk } from '../platform/disk.ts';

/** Photos that are told to wait ask again after so many seconds. */
const LATER_S = 3_600;
/** What is counted in the database is counted anew so often, ms. */
const COUNT_MS = 60_000;
/** Of the free disk, the share that photos of unopened tips may take. */
const SHARE = 0.2;

/** Room for sealed photos: anybody can send some, and nobody at the office has looked at them yet. */
export interface TipPhotoRoom {
  /**
   * Takes room for a chunk.
   * @returns undefined where there is some, else the seconds to wait
   */
  take(bytes: number): Promise<number | undefined>;
}

interface Counted {
  /** Bytes that came today. */
  today: number;
  /** Bytes of tips that no officer has opened, or to which something came since. */
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

/** @param mostADay bytes of sealed photos that a day may bring */
export function makeTipPhotoRoom(context: ServerContext, disk: Disk, mostADay: number): TipPhotoRoom {
  let counted: Counted = { today: 0, unopened: 0 };
  let most = 0;
  let at = Number.NEGATIVE_INFINITY;
  return {
    async take(bytes) {
      if ((await disk.state()) !== 'good') return LATER_S;
      if (Math.abs(context.now() - at) >= COUNT_MS) {
        at = context.now();
        counted = await count(context);
        most = (((await disk.free()) ?? Number.POSITIVE_INFINITY) + counted.unopened) * SHARE;
      }
      if (counted.today + bytes > mostADay || counted.unopened + bytes > most) return LATER_S;
      counted.today += bytes;
      counted.unopened += bytes;
      return undefined;
    },
  };
}
