import { describe, expect, it } from 'vitest';
import { saveLeaflets } from '../../../src/client/features/member/events/save-closing.ts';
import type { PlannedEvent } from '../../../src/domain/events/event.ts';
import { type Id, isId, pairedId } from '../../../src/domain/kernel/id.ts';
import { err, ok } from '../../../src/domain/kernel/result.ts';
import { idOf } from '../../support/arbitraries.ts';

const event: PlannedEvent = {
  ...{ id: idOf(1), title: '讲座', day: '2026-11-20', phase: 'planned', starts: undefined, ends: undefined },
  ...{ place: idOf(6), squad: idOf(2), campaign: idOf(7), invited: [], people: undefined, roles: [] },
};

/** A phone's records, as the commands change them. */
function makePhone() {
  const records = new Map<Id, object>();
  const commands = {
    async createRecord(_kind: string, fields: object, options?: { readonly id?: Id }) {
      const id = options?.id ?? idOf(99);
      records.set(id, fields);
      return ok({ recordId: id });
    },
    async editRecord(id: Id, fields: object) {
      const known = records.get(id);
      if (!known) return err({ code: 'not_here' } as const);
      records.set(id, { ...known, ...fields });
      return ok({ recordId: id });
    },
  };
  return { records, commands };
}

describe('the leaflets of a closing', () => {
  const [folder, booklet] = [idOf(11), idOf(12)];
  const by = { member: idOf(3), squad: null };

  it('are one record for each material, also when it is saved again', async () => {
    const { records, commands } = makePhone();
    const used = [
      { material: folder, quantity: 300 },
      { material: booklet, quantity: undefined },
      { material: undefined, quantity: 5 },
    ];
    expect(await saveLeaflets(commands, event, used, by)).toEqual(ok(undefined));
    await saveLeaflets(commands, event, [{ material: folder, quantity: 280 }], by);
    expect([...records.values()]).toEqual([
      {
        event: event.id,
        material: folder,
        quantity: 280,
        date: event.day,
        member: by.member,
        squad: idOf(2),
        place: idOf(6),
        campaign: idOf(7),
      },
    ]);
  });

  it('have the same id on every phone, another for each event and material', () => {
    const ids = [pairedId(event.id, folder), pairedId(event.id, booklet), pairedId(idOf(7), folder)];
    expect(ids.every(isId)).toBe(true);
    expect(new Set(ids).size).toBe(3);
    expect(pairedId(folder, event.id)).toBe(ids[0]);
  });
});
