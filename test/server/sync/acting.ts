import { expect } from 'vitest';
import type { Actor } from '../../../src/domain/kernel/actor.ts';
import type { Id } from '../../../src/domain/kernel/id.ts';
import type { KindName } from '../../../src/domain/records/kinds/index.ts';
import { type District, type Fields, outcomes, Phone, recordOf } from './fixture.ts';

/** One change by somebody on a phone of their own, over the record as it is. @returns what became of it */
export async function edit(d: District, actor: Actor, id: Id, fields: Fields): Promise<string> {
  const phone = new Phone(d.context, actor);
  const [outcome = ''] = outcomes(await phone.send(phone.edit(await recordOf(d, id), fields)));
  return outcome;
}

/** A record that somebody makes, and that is accepted. */
export async function make(d: District, actor: Actor, kind: KindName, fields: Fields): Promise<Id> {
  const phone = new Phone(d.context, actor);
  const change = phone.create(kind, fields);
  expect(outcomes(await phone.send(change))).toEqual(['ok']);
  return change.id;
}
