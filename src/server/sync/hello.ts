import { dayAt } from '../../domain/kernel/day.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { HelloRequest, HelloResponse } from '../../protocol/sync/hello.ts';
import type { ServerContext } from '../platform/context.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { NamedActor } from '../records/actor.ts';
import { readDistrict } from '../records/district.ts';
import { claimDevices } from './device.ts';
import { heldScopes } from './held-scopes.ts';

/** The device is bound to another member: the phone is to take a new device id. */
export interface HelloFailure {
  readonly code: 'forbidden';
  readonly detail: 'forbidden_device';
}

/** Greets a device, and binds it to the member who comes with it first. */
export async function hello(
  context: ServerContext,
  actor: NamedActor,
  { device }: HelloRequest,
): Promise<Result<HelloResponse, HelloFailure>> {
  const { db, district } = context;
  const now = context.now();
  return inTransaction(db, async (transaction) => {
    const claims = await claimDevices(
      transaction,
      district,
      [{ device, member: actor.member, letInBy: actor.letInBy }],
      now,
    );
    const claimed = claims.get(device);
    if (!claimed) return err({ code: 'forbidden', detail: 'forbidden_device' });
    const { name, epoch, head } = await readDistrict(transaction, district);
    return ok({
      time: now,
      epoch,
      head,
      district: { id: district, name },
      actor: {
        member: actor.member,
        role: actor.role,
        squad: actor.squad,
        name: actor.name,
        squadName: actor.squadName,
      },
      scopes: await heldScopes(transaction, district, actor, dayAt(now)),
      received: claimed.received,
    });
  });
}
