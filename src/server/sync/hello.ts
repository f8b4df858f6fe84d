import { dayAt } from '../../domain/kernel/day.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { HelloRequest, HelloResponse } from '../../protocol/sync/hello.ts';
import type { ServerContext } from '../platform/context.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { NamedActor } from '../records/actor.ts';
import { readDistrict } from '../records/district.ts';
import { claimDevices } from './device.ts';
import { scopesFor } from './scopes.ts';

/** The device belongs to another member, so the phone must take a new device id. */
export interface HelloFailure {
  readonly code: 'forbidden';
  readonly detail: 'forbidden_device';
}

/** Answers a phone's hello, and binds the device to the first member who uses it. */
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
        ...(actor.duty ? { duty: true } : {}),
      },
      scopes: await scopesFor(transaction, district, actor, dayAt(now)),
      received: claimed.received,
    });
  });
}
