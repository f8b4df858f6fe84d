import { beforeEach, expect, it } from 'vitest';
import { readTasks } from '../../../src/client/coverage/local-tasks.ts';
import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import { makeStore } from '../../../src/client/data/make-store.ts';
import type { Store } from '../../../src/client/data/store.ts';
import type { Fields, Identity } from '../../../src/client/data/store-types.ts';
import { makeCommands } from '../../../src/client/state/commands.ts';
import { addDays, dayAt } from '../../../src/domain/kernel/day.ts';
import type { KindName } from '../../../src/domain/records/kinds/index.ts';
import { bytes, member, START, squad } from '../../contract/store-world.ts';
import { must } from '../../support/must.ts';

const actor = { member, role: 'leader', squad, name: '王芳', squadName: '一分队' } as const;
const identity: Identity = { actor, district: { id: 'd', name: '清源区' } };
const today = dayAt(START);

let store: Store;
let commands: ReturnType<typeof makeCommands>;
let village: string;

const save = async (kind: KindName, fields: Fields) => must(await commands.createRecord(kind, fields)).recordId;
const give = (fields: Fields = {}) =>
  save('task', { work: 'visit', place: village, squad, from: today, due: addDays(today, 7), ...fields });
const states = async () => (await readTasks(store, squad)).map(({ task, done }) => [task.id, done]);

beforeEach(async () => {
  store = makeStore(memoryBackend(), { now: () => START, random: bytes });
  must(await store.enter(identity));
  commands = makeCommands({
    ...{ store, identity: store.identity, time: () => START, random: bytes, written: () => undefined },
  });
  village = await save('place', {
    name: '岭头村',
    form: 'village',
    parent: await save('place', { name: '镇', form: 'town' }),
  });
});

it('is done at once by an unsent record on this phone, and open again when that is taken back', async () => {
  const task = await give();
  expect(await states()).toEqual([[task, undefined]]);
  const { recordId } = must(await commands.saveActivity('visit', { households: 4, place: village }));
  expect(await states()).toEqual([[task, today]]);
  must(await commands.deleteRecord(recordId));
  expect(await states()).toEqual([[task, undefined]]);
});

it('finds the work behind many later records', async () => {
  const task = await give({ from: addDays(today, -40), due: addDays(today, -30) });
  must(await commands.saveActivity('visit', { households: 4, place: village, date: addDays(today, -35) }));
  for (let n = 0; n < 230; n++) must(await commands.saveActivity('leaflet', { quantity: 1, place: village }));
  expect(await states()).toEqual([[task, addDays(today, -35)]]);
});

it('lists tasks by due day, without those of other squads, withdrawn ones, and those of deleted places', async () => {
  const [late, early, withdrawn] = [await give(), await give({ due: addDays(today, 1) }), await give()];
  await give({ squad: member });
  must(await commands.deleteRecord(withdrawn));
  expect(await states()).toEqual([
    [early, undefined],
    [late, undefined],
  ]);
  must(await commands.deleteRecord(village));
  expect(await states()).toEqual([]);
});
