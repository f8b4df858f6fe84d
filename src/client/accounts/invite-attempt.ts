import { type Id, isId } from '../../domain/kernel/id.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import type { Store } from '../data/store.ts';
import type { StorageFailure } from '../platform/idb/errors.ts';

/** Identifies an invite without revealing its secret. */
const markOf = (token: string): string => token.slice(0, 8);

const KEY = 'join';

/** An id of this phone's attempt to accept an invite. If the answer is lost, it proves who asked. */
interface InviteAttempt {
  /** Returns the id of an earlier attempt with this invite. */
  find(token: string): Promise<Id | undefined>;
  /** Returns the same id for every attempt with an invite, even after the app was closed. */
  begin(token: string): Promise<Result<Id, StorageFailure>>;
  end(): Promise<void>;
}

/** Stores the id before it is used: a phone that cannot store it could not store the session either. */
export function makeInviteAttempt(store: Pick<Store, 'draft' | 'setDraft'>, newId: () => Id): InviteAttempt {
  let last: { readonly invite: string; readonly attempt: Id } | undefined;

  async function find(token: string): Promise<Id | undefined> {
    const invite = markOf(token);
    if (last?.invite === invite) return last.attempt;
    const kept = await store.draft(KEY).catch(() => undefined);
    return kept?.invite === invite && isId(kept.attempt) ? kept.attempt : undefined;
  }

  return {
    find,
    async begin(token) {
      last = { invite: markOf(token), attempt: (await find(token)) ?? newId() };
      const { attempt } = last;
      const kept = await store.setDraft(KEY, last);
      return kept.ok ? ok(attempt) : kept;
    },
    async end() {
      last = undefined;
      await store.setDraft(KEY, undefined);
    },
  };
}
