import { err, type Result } from '../../domain/kernel/result.ts';
import type { ServerContext } from '../platform/context.ts';
import { atomically } from '../platform/database/transaction.ts';

/** Carries a failure out of a transaction, which is rolled back. */
class RolledBack extends Error {
  readonly failure: unknown;
  constructor(failure: unknown) {
    super('the transaction is taken back');
    this.failure = failure;
  }
}

/** Runs `work` in a transaction and rolls it back on failure. */
export async function allOrNothing<T, E>(
  context: ServerContext,
  work: (context: ServerContext) => Promise<Result<T, E>>,
): Promise<Result<T, E>> {
  try {
    return await atomically(context, async (within) => {
      const done = await work(within);
      if (!done.ok) throw new RolledBack(done.error);
      return done;
    });
  } catch (thrown) {
    if (thrown instanceof RolledBack) return err(thrown.failure as E);
    throw thrown;
  }
}
