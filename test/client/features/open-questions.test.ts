import { expect, it } from 'vitest';
import { memoryBackend } from '../../../src/client/data/idb/memory-backend.ts';
import type { Fields } from '../../../src/client/data/store-types.ts';
import { findOpenQuestions } from '../../../src/client/features/member/squad/open-questions.ts';
import { makeCommands } from '../../../src/client/state/commands.ts';
import type { KindName } from '../../../src/domain/records/kinds/index.ts';
import { asked, bytes, id, member, page, START, squad, wire } from '../../contract/store-world.ts';
import { must } from '../../support/must.ts';
import { makeWholeStore } from '../../support/whole-store.ts';

it('asks a leader for the dates of entries of the ledger that the leader may settle', async () => {
  const actor = { member, role: 'leader', squad, name: '张伟', squadName: '一分队' } as const;
  const store = makeWholeStore(memoryBackend(), { now: () => START, random: bytes });
  must(await store.enter({ actor, district: { id: 'd', name: '清源区' } }));
  const mate = id();
  const entry = (kind: KindName, fields: Fields) => wire(id(), { quantity: 5, ...fields }, { kind, author: mate });
  // A day after its writing is from a wrong clock.
  const date = '2026-06-02';
  const given = entry('movement', { date, from: 'hand', to: 'squad', member: mate });
  const counted = entry('stocktake', { date, at: 'squad', counted: 5 });
  const records = [
    given,
    counted,
    entry('movement', { date, from: 'office', to: 'squad' }),
    entry('stocktake', { at: 'squad' }),
  ];
  must(await store.applyPull(await asked(store), page({ records })));
  const open = async () => (await findOpenQuestions(store, actor, squad)).dates.map((each) => each.id).sort();
  expect(await open()).toEqual([given.id, counted.id].sort());
  const commands = makeCommands({
    ...{ store, identity: store.identity, time: () => START, random: bytes, written: () => undefined },
  });
  must(await commands.resolveConflict(given.id, 'date', '2026-06-01'));
  expect(await open()).toEqual([counted.id]);
});
