import { type Day, dayAt, yearOf } from '../../src/domain/kernel/day.ts';
import type { Id } from '../../src/domain/kernel/id.ts';
import { isCreation } from '../../src/domain/records/change.ts';
import { isDateUnsure, isDeleted } from '../../src/domain/records/record.ts';
import { recordColumns, recordFromRow } from '../../src/server/records/rows/record-row.ts';
import type { Action } from './actions.ts';
import type { District } from './district.ts';
import type { Phone, Tab } from './phone.ts';
import type { Random } from './random.ts';
import type { Trouble } from './troubles.ts';

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
/** So near to midnight, phone and server may well be of two opinions about the day. */
const NEAR_MS = 5 * 60_000;

const isNearMidnight = (now: number): boolean => dayAt(now - NEAR_MS) !== dayAt(now + NEAR_MS);

/** What forms do with dates, the days that they were truly about, and what must be true of them in the end. */
export interface ClockStory {
  readonly actions: readonly Action[];
  violations(district: District, phones: readonly Phone[]): Promise<string[]>;
}

/** Codes under which a push would be refused because of a date that came from a clock. */
const clockCodes: ReadonlySet<string> = new Set(['future_date', 'date_too_old']);

/** @param truth the true time, milliseconds */
export function makeClockStory(random: Random, truth: () => number): ClockStory {
  /** The true day of each record that its form dated by itself. */
  const trueDays = new Map<Id, Day>();

  async function saveUntouched({ commands }: Tab): Promise<void> {
    const day = dayAt(truth());
    const saved = await commands.saveActivity('leaflet', { quantity: 1 + random.below(500) });
    if (saved.ok) trueDays.set(saved.value.recordId, day);
    else if (clockCodes.has(saved.error.code)) throw new Error(`nothing can be saved: ${saved.error.code}`);
  }

  async function typeToday({ commands }: Tab): Promise<void> {
    const now = truth();
    if (isNearMidnight(now)) return;
    const saved = await commands.saveActivity('leaflet', { date: dayAt(now), quantity: 1 + random.below(500) });
    if (!saved.ok && clockCodes.has(saved.error.code)) throw new Error(`the right day is refused: ${saved.error.code}`);
  }

  async function answerQuestion({ store, commands }: Tab): Promise<void> {
    const actor = (await store.identity())?.actor;
    const records = await store.squadRecords(actor?.squad ?? null, 'reported', 100);
    const asked = records.find(({ record }) => isDateUnsure(record));
    if (asked) await commands.resolveConflict(asked.id, 'date', trueDays.get(asked.id) ?? dayAt(truth()));
  }

  async function wrongYears({ context: { db, district } }: District): Promise<string[]> {
    const rows = await db.selectFrom('record').where('district', '=', district).select(recordColumns).execute();
    return rows.map(recordFromRow).flatMap((record) => {
      const day = trueDays.get(record.id);
      const isOfItsForm = record.clocks.date === record.created;
      if (day === undefined || !isOfItsForm || isDeleted(record) || isDateUnsure(record)) return [];
      const said = String(record.fields.date);
      return yearOf(said) === yearOf(day) ? [] : [`record ${record.id} of ${day} counts on ${said}, and nobody asks`];
    });
  }

  return {
    actions: [
      { name: 'save without touching the date', weight: 8, run: saveUntouched },
      { name: 'type the day of today', weight: 3, run: typeToday },
      { name: 'answer a question about a date', weight: 2, run: answerQuestion },
    ],
    async violations(district, phones) {
      const refused = phones.flatMap(({ name, disk }) =>
        [...disk.journal.changes.values()].flatMap((change) =>
          isCreation(change) && change.state === 'refused' && clockCodes.has(change.refusal?.code ?? '')
            ? [`${name}: change ${change.id} was refused for a clock: ${change.refusal?.code}`]
            : [],
        ),
      );
      return [...refused, ...(await wrongYears(district))];
    },
  };
}

/** What batteries and boots do to clocks. */
export const clockTroubles: readonly Trouble[] = [
  {
    name: 'clock reset at start, offline',
    weight: 1,
    strike(phone, random) {
      phone.kill();
      phone.setOnline(false);
      phone.setClock((now) => (random.chance(0.5) ? 0 : now - (1 + random.below(12)) * YEAR_MS), 'clock reset');
      phone.start();
    },
  },
  {
    name: 'clock days ahead',
    weight: 1,
    strike: (phone, random) => phone.setClock((now) => now + (1 + random.below(4)) * DAY_MS, 'clock days ahead'),
  },
  { name: 'clock put right', weight: 1, strike: (phone) => phone.putClockRight() },
];
