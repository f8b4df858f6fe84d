import { nextClock } from '../../src/domain/kernel/clock.ts';
import { type Id, newId } from '../../src/domain/kernel/id.ts';
import type { KindName } from '../../src/domain/records/kinds/index.ts';
import { changeToWire } from '../../src/protocol/sync/record-wire.ts';
import type { ServerContext } from '../../src/server/platform/context.ts';
import { actorOf } from '../../src/server/records/actor.ts';
import { push } from '../../src/server/sync/push.ts';

/** Somebody takes a record back on a device of their own. */
export async function removeRecord(context: ServerContext, by: Id, kind: KindName, record: Id): Promise<void> {
  const actor = await actorOf(context, by);
  if (!actor) throw new Error(`${by} is not on the roster`);
  const [now, device] = [context.now(), newId(context.now(), context.random)];
  const change = changeToWire({
    id: newId(now, context.random),
    device,
    deviceSeq: 1,
    record,
    kind,
    schema: 1,
    clock: nextClock('', now, device),
    base: {},
    fields: { deleted: true },
  });
  const { results } = await push(context, actor, { device, changes: [change] });
  if (results.some(({ outcome }) => outcome !== 'ok')) throw new Error(`not removed: ${JSON.stringify(results)}`);
}
