import { type Id, isId } from '../../domain/id.ts';
import type { Store } from '../storage/store.ts';

/** Enough of an invite's secret to know it again, and not enough to use it. */
const markOf = (token: string): string => token.slice(0, 8);

const KEY = 'join';

/** What this phone made up for its try to accept an invite: whoever lost the answer proves by it who asked. */
export interface InviteAttempt {
  /** Of an earlier try with this invite, if there was one. */
  find(token: string): Promise<Id | undefined>;
  /** The same on every try with an invite, also after the app was closed. */
  begin(token: string): Promise<Id>;
  end(): Promise<void>;
}

/** A phone whose storage fails may still join: then the attempt lasts as long as the page. */
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
      await store.setDraft(KEY, last);
      return last.attempt;
    },
    async end() {
      last = undefined;
      await store.setDraft(KEY, undefined);
    },
  };
}
