import { type Id, isId } from '../../domain/kernel/id.ts';
import { ok, type Result } from '../../domain/kernel/result.ts';
import type { Store } from '../data/store.ts';
import type { StorageFailure } from '../platform/idb/errors.ts';

/** Enough of an invite's secret to know it again, and not enough to use it. */
const markOf = (token: string): string => token.slice(0, 8);

const KEY = 'join';

/** What this phone made up for its try to accept an invite: whoever lost the answer proves by it who asked. */
export interface InviteAttempt {
  /** Of an earlier try with this invite, if there was one. */
  find(token: string): Promise<Id | undefined>;
  /** The same on every try with an invite, also after the app was closed. */
  begin(token: string): Promise<Result<Id, StorageFailure>>;
  end(): Promise<void>;
}

/** Kept before it is used: a phone that can not keep it could not keep who joined either. */
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
