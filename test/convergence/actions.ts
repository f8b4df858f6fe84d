import type { Fields, LocalRecord } from '../../src/client/data/store-types.ts';
import { addDays, dayAt, yearOf } from '../../src/domain/kernel/day.ts';
import { newId } from '../../src/domain/kernel/id.ts';
import { squadYear } from '../../src/domain/kernel/scope.ts';
import type { District } from './district.ts';
import type { Phone, Tab } from './phone.ts';
import type { Random } from './random.ts';

/** What people do with their phones, well and badly. */
export interface Action {
  readonly name: string;
  readonly weight: number;
  readonly run: (tab: Tab, phone: Phone) => Promise<unknown>;
}

const actorOf = async ({ store }: Tab) => (await store.identity())?.actor ?? { member: '', squad: null };

async function anyRecord(tab: Tab, random: Random): Promise<LocalRecord | undefined> {
  const { squad, member } = await actorOf(tab);
  const lists = [
    tab.store.recordsOf(member, 20),
    tab.store.squadRecords(squad, 'reported', 20),
    tab.store.squadRecords(squad, 'verified', 20),
    tab.store.squadRecords(squad, 'returned', 20),
  ];
  return random.pick((await Promise.all(lists)).flat());
}

/** @param truth the true time, milliseconds */
export function actionsOf({ places, squads }: District, random: Random, truth: () => number): readonly Action[] {
  const day = (back: number) => addDays(dayAt(truth()), -random.below(back));

  /** Past the checks of the phone, as an older version of the app might do it. */
  async function saveRaw(tab: Tab, phone: Phone, fields: Fields): Promise<unknown> {
    const id = newId(phone.time(), random.bytes);
    const { member, squad } = await actorOf(tab);
    const own = { date: day(5), member, squad, ...(phone.isOld ? {} : { quantity: 1 + random.below(100) }) };
    const change = { id, record: id, kind: 'leaflet', schema: 1, fields: { ...own, ...fields } } as const;
    return tab.store.save({ change, author: member });
  }

  async function onRecord(tab: Tab, work: (record: LocalRecord) => Promise<unknown>): Promise<void> {
    const local = await anyRecord(tab, random);
    if (local?.kind === 'leaflet') await work(local);
  }

  async function onRefused({ store }: Tab, work: (change: string) => Promise<unknown>) {
    const item = random.pick(await store.attention(20));
    if (item) await work(item.change.id);
  }

  /** In the words of a release three schemas back. */
  const saveAsBefore = (tab: Tab, phone: Phone) =>
    saveRaw(tab, phone, {
      count: 1 + random.below(500),
      remark: `第${random.below(1000)}次`,
      minutes: random.below(20) * 30,
    });

  const save = ({ commands }: Tab, fields: Fields = {}) =>
    commands.saveActivity('leaflet', {
      date: day(5),
      quantity: 1 + random.below(500),
      place: random.pick(places) ?? null,
      note: `第${random.below(1000)}次`,
      ...fields,
    });

  const edit = (tab: Tab, fields: () => Fields) => onRecord(tab, ({ id }) => tab.commands.editRecord(id, fields()));

  return [
    { name: 'save', weight: 12, run: (tab, phone) => (phone.isOld ? saveAsBefore(tab, phone) : save(tab)) },
    { name: 'save last year', weight: 1, run: (tab) => save(tab, { date: day(400) }) },
    { name: 'save long ago', weight: 1, run: (tab) => save(tab, { date: '2019-05-01' }) },
    {
      name: 'save a future date',
      weight: 1,
      run: (tab, phone) => saveRaw(tab, phone, { date: addDays(dayAt(truth()), 2) }),
    },
    {
      name: 'save an unknown place',
      weight: 1,
      run: (tab, phone) => saveRaw(tab, phone, { place: newId(1, random.bytes) }),
    },
    {
      name: 'save for some squad',
      weight: 2,
      run: (tab, phone) => saveRaw(tab, phone, { squad: random.pick(squads) ?? null }),
    },
    { name: 'edit', weight: 8, run: (tab) => edit(tab, () => ({ quantity: 1 + random.below(500) })) },
    { name: 'edit note', weight: 4, run: (tab) => edit(tab, () => ({ note: `改${random.below(1000)}` })) },
    { name: 'move to another year', weight: 1, run: (tab) => edit(tab, () => ({ date: day(600) })) },
    { name: 'delete', weight: 1, run: (tab) => onRecord(tab, ({ id }) => tab.commands.deleteRecord(id)) },
    {
      name: 'review',
      weight: 3,
      run: (tab) =>
        onRecord(tab, ({ id }) =>
          random.chance(0.7) ? tab.commands.review(id, 'verified') : tab.commands.review(id, 'returned', '数量请核对'),
        ),
    },
    {
      name: 'mend',
      weight: 3,
      run: (tab) =>
        onRefused(tab, async (change) => {
          const { squad } = await actorOf(tab);
          return tab.commands.replaceRefused(change, { date: day(5), place: random.pick(places) ?? null, squad });
        }),
    },
    { name: 'retry', weight: 1, run: (tab) => onRefused(tab, (change) => tab.commands.retryRefused(change)) },
    {
      name: 'withdraw',
      weight: 1,
      run: (tab) => onRefused(tab, (change) => tab.commands.withdrawRefused(change, true)),
    },
    {
      name: 'want an older year',
      weight: 1,
      async run({ store, engine }) {
        await store.subscribeTo(squadYear(random.pick(squads) ?? '', yearOf(day(1)) - 2 - random.below(2)));
        engine.trigger('write');
      },
    },
  ];
}
