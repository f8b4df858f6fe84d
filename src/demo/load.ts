import type { Actor } from '../domain/kernel/actor.ts';
import type { Change } from '../domain/records/change.ts';
import { MAX_PUSH_CHANGES } from '../protocol/kernel/limits.ts';
import type { PushRequest, PushResponse, PushResult } from '../protocol/sync/push.ts';
import { changeToWire } from '../protocol/sync/record-wire.ts';
import { changesOf } from './changes.ts';
import type { District } from './generate.ts';
import type { Random } from './random.ts';

/** Handles one phone's push, as the server does. */
export type Push = (actor: Actor, request: PushRequest) => Promise<PushResponse>;

export interface LoadProgress {
  readonly sent: number;
  readonly total: number;
}

/** A change that the server refused. None is expected. */
export interface Refused {
  readonly actor: Actor;
  readonly result: PushResult;
  readonly change: Change | undefined;
}

/** Sends each phone's changes in full batches, one phone after the other. */
export async function loadDistrict(
  district: Pick<District, 'drafts' | 'senders'>,
  random: Random,
  push: Push,
  report: (progress: LoadProgress) => void,
): Promise<{ readonly sent: number; readonly refused: readonly Refused[] }> {
  const changes = changesOf(district.drafts, random);
  const total = [...changes.values()].reduce((sum, list) => sum + list.length, 0);
  const refused: Refused[] = [];
  let sent = 0;
  for (const actor of district.senders) {
    const own = changes.get(actor.member) ?? [];
    for (let from = 0; from < own.length; from += MAX_PUSH_CHANGES) {
      const batch = own.slice(from, from + MAX_PUSH_CHANGES);
      const device = batch[0]?.device ?? '';
      const { results } = await push(actor, { device, changes: batch.map(changeToWire) });
      for (const [index, result] of results.entries())
        if (result.outcome !== 'ok') refused.push({ actor, result, change: batch[index] });
      sent += batch.length;
      report({ sent, total });
    }
  }
  return { sent, refused };
}
