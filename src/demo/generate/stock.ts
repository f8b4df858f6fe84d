import { addDays, type Day, dayAt, startOfDay, yearOf } from '../../domain/kernel/day.ts';
import { type Id, newId } from '../../domain/kernel/id.ts';
import { arrivalId } from '../../domain/records/kinds/arrival.ts';
import type { Draft, Fields } from '../draft.ts';
import type { Random } from '../random.ts';
import type { World } from '../world.ts';

const HOUR_MS = 3_600_000;
/** Copies that a squad gets beyond those that it hands out. */
const SPARE = 100;
/** Squads with a question, by their position: copies short, a delivery that came incomplete, a stocktake that differs. */
const SHORT = { squad: 4, copies: 300 };
const INCOMPLETE = { squad: 3, copies: 20 };
const COUNTED = { squad: 2, copies: 15, daysAgo: 7 };
/** The squad that has not yet confirmed a delivery of these days. */
const UNCONFIRMED = { squad: 1, daysAgo: 2 };

/** Sums the copies of this year's leaflets, by squad and material. */
function handedOut(work: readonly Draft[], from: Day, to: Day): (squad: Id, material: Id) => number {
  const sums = new Map<string, number>();
  for (const { kind, steps } of work) {
    if (kind !== 'leaflet') continue;
    const fields: Fields = Object.assign({}, ...steps.map((step) => step.fields));
    const day = String(fields.date);
    if (day < from || day > to) continue;
    const key = `${fields.squad} ${fields.material}`;
    sums.set(key, (sums.get(key) ?? 0) + Number(fields.quantity));
  }
  return (squad, material) => sums.get(`${squad} ${material}`) ?? 0;
}

/**
 * Makes the ledger of this year's materials: each squad counts at the year's start, gets two deliveries and confirms
 * them. One squad has given out more than it got, one got less than was sent, one counted less than it should have.
 * @param work the field work with its leaflets
 */
export function generateStock(random: Random, world: World, now: number, work: readonly Draft[]): Draft[] {
  const today = dayAt(now);
  const start = `${yearOf(today)}-01-01`;
  const out = handedOut(work, start, today);
  const organizer = world.organizers[0]?.id ?? '';
  const drafts: Draft[] = [];
  const add = (kind: Draft['kind'], by: Id, date: Day, fields: Fields, known?: Id): Id => {
    const at = Math.min(startOfDay(date) + 9 * HOUR_MS, now - HOUR_MS);
    const id = known ?? newId(at, random.bytes);
    drafts.push({ id, kind, steps: [{ by, at, fields: { ...fields, date } }] });
    return id;
  };
  const until = (day: Day): Day => (day < today ? day : today);
  const days = [until(addDays(start, 7)), until(addDays(start, 180))] as const;
  for (const [index, { id: material }] of world.materials.entries())
    add('movement', organizer, days[0], {
      ...{ material, batch: `26K${index + 1}`, quantity: 500, from: 'source', to: 'office', reason: 'supplied' },
    });
  for (const [position, { id: squad, leader, volunteers }] of world.squads.entries())
    for (const [index, { id: material }] of world.materials.entries()) {
      const isFirst = index === 0;
      add('stocktake', leader.id, addDays(start, -1), { at: 'squad', squad, material, counted: 0 });
      const short = isFirst && position === SHORT.squad ? SHORT.copies : 0;
      const total = Math.ceil(out(squad, material) / SPARE) * SPARE + SPARE - short;
      const half = Math.max(SPARE, Math.round(total / 2 / SPARE) * SPARE);
      for (const [turn, quantity] of [half, total - half].entries()) {
        const isNew = isFirst && position === UNCONFIRMED.squad && turn === 1;
        const date = isNew ? addDays(today, -UNCONFIRMED.daysAgo) : (days[turn] ?? today);
        if (quantity <= 0) continue;
        const common = { squad, material, batch: `26K${index + 1}` };
        const movement = add('movement', organizer, date, { ...common, quantity, from: 'office', to: 'squad' });
        if (isNew) continue;
        const missing = isFirst && position === INCOMPLETE.squad && turn === 1 ? INCOMPLETE.copies : 0;
        const arrived = {
          ...{ ...common, movement, sent: quantity, counted: quantity - missing },
          ...(missing ? { missing: 'loss' } : {}),
        };
        add('arrival', leader.id, until(addDays(date, 1)), arrived, arrivalId(movement, squad));
      }
      if (isFirst && position === COUNTED.squad) {
        const date = addDays(today, -COUNTED.daysAgo);
        // It is counted in the morning, before the work of that day.
        const given = handedOut(work, start, addDays(date, -1))(squad, material);
        const counted = Math.max(0, total - given - COUNTED.copies);
        add('stocktake', leader.id, date, { at: 'squad', squad, material, counted });
      }
      if (isFirst && volunteers[0])
        add('movement', leader.id, days[1], {
          ...{ squad, material, member: volunteers[0].id, quantity: 50, from: 'squad', to: 'hand' },
        });
    }
  return drafts;
}
