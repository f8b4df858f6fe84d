import type { PlannedEvent } from '../../../../domain/events/event.ts';
import { type Id, pairedId } from '../../../../domain/kernel/id.ts';
import { ok, type Result } from '../../../../domain/kernel/result.ts';
import type { Fields } from '../../../data/store-types.ts';
import type { Commands } from '../../../state/commands.ts';
import type { CommandFailure } from '../../../state/failures.ts';
import type { Used } from './MaterialsUsed.tsx';

/**
 * Saves the leaflets handed out at an event, a record for each material. An event has only one such record of a
 * material, so that closing twice counts no leaflet twice.
 * @param by the member who closes, and their squad
 */
export async function saveLeaflets(
  commands: Pick<Commands, 'createRecord' | 'editRecord'>,
  event: PlannedEvent,
  used: readonly Used[],
  by: { readonly member: Id; readonly squad: Id | null },
): Promise<Result<void, CommandFailure>> {
  for (const { material, quantity } of used) {
    if (!material || !quantity) continue;
    const id = pairedId(event.id, material);
    const known = await commands.editRecord(id, { quantity, campaign: event.campaign ?? null });
    if (known.ok) continue;
    if (known.error.code !== 'not_here') return known;
    const fields: Fields = {
      ...{ event: event.id, material, quantity, date: event.day, member: by.member },
      ...{ squad: event.squad ?? by.squad, place: event.place ?? null, campaign: event.campaign ?? null },
    };
    const made = await commands.createRecord('leaflet', fields, { id });
    if (!made.ok) return made;
  }
  return ok(undefined);
}
