import type { Fields, LocalRecord } from '../../src/client/storage/store.ts';
import { addDays, dayAt } from '../../src/domain/day.ts';
import { newId } from '../../src/domain/id.ts';
import type { District } from '../server/sync/fixture.ts';
import type { Phone } from './phone.ts';
import type { Random } from './random.ts';

/** What people do with their phones, well and badly. */
export interface Action {
  readonly name: string;
  readonly weight: number;
  readonly run: (phone: Phone) => Promise<unknown>;
}

async function anyRecord(phone: Phone, random: Random): Promise<LocalRecord | undefined> {
  const { squad, member } = phone.actor;
  const lists = [
    phone.store.recordsOf(member, 20),
    phone.store.squadRecords(squad, 'reported', 20),
    phone.store.squadRecords(squad, 'verified', 20),
    phone.store.squadRecords(squad, 'returned', 20),
  ];
  return random.pick((await Promise.all(lists)).flat());
}

/** @param truth the true time, milliseconds */
export function actionsOf(district: District, random: Random, truth: () => number): Action[] {
  const places = Object.values(district.places);
  const day = (back: number) => addDays(dayAt(truth()), -random.below(back));

  /** Past the checks of the phone, as an older version of the app might do it. */
  function saveRaw(phone: Phone, fields: Fields): Promise<unknown> {
    const id = newId(phone.time(), random.bytes);
    const { member, squad } = phone.actor;
    const own = { date: day(5), quantity: 1 + random.below(100), member, squad };
    const change = { id, record: id, kind: 'leaflet', schema: 1, fields: { ...own, ...fields } } as const;
    return phone.store.save({ change, author: member });
  }

  async function onRecord(phone: Phone, work: (record: LocalRecord) => Promise<unknown>): Promise<void> {
    const local = await anyRecord(phone, random);
    if (local?.kind === 'leaflet') await work(local);
  }

  async function onRefused(phone: Phone, work: (change: string, field: string | undefined) => Promise<unknown>) {
    const item = random.pick(await phone.store.attention(20));
    if (item) await work(item.change.id, item.change.refusal?.field);
  }

  const save = (phone: Phone, fields: Fields = {}) =>
    phone.commands.saveActivity('leaflet', {
      date: day(5),
      quantity: 1 + random.below(500),
      place: random.pick(places) ?? null,
      note: `第${random.below(1000)}次`,
      ...fields,
    });

  return [
    { name: 'save', weight: 10, run: (phone) => save(phone) },
    { name: 'save last year', weight: 1, run: (phone) => save(phone, { date: day(400) }) },
    { name: 'save long ago', weight: 1, run: (phone) => save(phone, { date: '2019-05-01' }) },
    { name: 'save future date', weight: 1, run: (phone) => saveRaw(phone, { date: addDays(dayAt(truth()), 90) }) },
    { name: 'save unknown place', weight: 1, run: (phone) => saveRaw(phone, { place: newId(1, random.bytes) }) },
    { name: 'save for a foreign squad', weight: 1, run: (phone) => saveRaw(phone, { squad: district.squads.two }) },
    {
      name: 'edit',
      weight: 8,
      run: (phone) => onRecord(phone, ({ id }) => phone.commands.editRecord(id, { quantity: 1 + random.below(500) })),
    },
    {
      name: 'edit note',
      weight: 4,
      run: (phone) => onRecord(phone, ({ id }) => phone.commands.editRecord(id, { note: `改${random.below(1000)}` })),
    },
    {
      name: 'move to another year',
      weight: 1,
      run: (phone) => onRecord(phone, ({ id }) => phone.commands.editRecord(id, { date: day(600) })),
    },
    { name: 'delete', weight: 1, run: (phone) => onRecord(phone, ({ id }) => phone.commands.deleteRecord(id)) },
    {
      name: 'review',
      weight: 3,
      run: (phone) =>
        onRecord(phone, ({ id }) =>
          random.chance(0.7)
            ? phone.commands.review(id, 'verified')
            : phone.commands.review(id, 'returned', '数量请核对'),
        ),
    },
    {
      name: 'mend',
      weight: 2,
      run: (phone) =>
        onRefused(phone, (change) =>
          phone.commands.mendRefused(change, {
            date: day(5),
            place: random.pick(places) ?? null,
            squad: phone.actor.squad,
          }),
        ),
    },
    { name: 'retry', weight: 1, run: (phone) => onRefused(phone, (change) => phone.commands.retryRefused(change)) },
    { name: 'go offline', weight: 3, run: async (phone) => phone.setOnline(false) },
    { name: 'go online', weight: 4, run: async (phone) => phone.setOnline(true) },
    { name: 'jump clock', weight: 1, run: async (phone) => phone.jumpClock() },
    { name: 'start', weight: 2, run: async (phone) => random.pick(phone.engines)?.trigger('start') },
  ];
}
