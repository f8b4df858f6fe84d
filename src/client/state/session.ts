import { type Accessor, createRoot, createSignal } from 'solid-js';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import type { AcceptRequest, LookResponse, SignInRequest } from '../../protocol/accounts/accounts.ts';
import type { AccountsClient } from '../accounts/accounts-client.ts';
import { makeInviteAttempt } from '../accounts/invite-attempt.ts';
import type { Store } from '../data/store.ts';
import type { Identity } from '../data/store-types.ts';
import type { GivenUp, Unsent } from '../data/wipe.ts';
import type { RequestFailure } from '../platform/http/call-api.ts';
import type { StorageFailure } from '../platform/idb/errors.ts';
import type { SyncEngine } from '../sync/engine-types.ts';
import type { SessionFailure } from './failures.ts';

export type { GivenUp };

const nothing: GivenUp = { changes: [], photos: [], relayFiles: [] };

const isUnsent = (failure: StorageFailure | Unsent): failure is Unsent => 'count' in failure;

type Outcome<T> = Promise<Result<T, SessionFailure>>;

/** The member signed in on this phone, stored so that the app opens signed in without a network. */
export interface Session {
  /** Undefined while loading, null if nobody is signed in. Reactive. */
  readonly identity: Accessor<Identity | null | undefined>;
  /**
   * Returns what an invite is for, before it is accepted.
   * @param name of a new member: the answer tells whether the roster has a namesake
   */
  look(token: string, name?: string): Promise<Result<LookResponse, RequestFailure>>;
  /** Accepts an invite, a set-up link or a sign-in link. */
  join(request: Omit<AcceptRequest, 'attempt'>): Outcome<Identity>;
  signIn(request: SignInRequest): Outcome<Identity>;
  /**
   * Signs out and wipes the phone. Needs the network; refused while data is unsent that was not given up.
   * @param given data that the member has exported or gives up
   */
  signOut(given?: GivenUp): Outcome<void>;
  /** Asks the server who is signed in; also used after signing in on another page. */
  refreshSession(): Outcome<Identity | null>;
}

interface SessionOptions {
  readonly store: Store;
  readonly engine: SyncEngine;
  readonly accounts: AccountsClient;
  readonly newId: () => Id;
}

export function makeSession(options: SessionOptions): Session & { readonly dispose: () => void } {
  const { store, engine, accounts } = options;
  const attempts = makeInviteAttempt(store, options.newId);
  const [identity, setIdentity, dispose] = createRoot((end) => {
    const [get, set] = createSignal<Identity | null | undefined>(undefined);
    const stop = store.watch(
      () => store.identity(),
      (value) => set(value ?? null),
      () => set(null),
    );
    return [
      get,
      set,
      () => {
        stop();
        end();
      },
    ] as const;
  });

  /** Takes over a new session. */
  async function enter(next: Identity): Outcome<Identity> {
    const entered = await store.enter(next);
    if (!entered.ok) {
      if (!isUnsent(entered.error)) return err(entered.error);
      await accounts.signOut();
      const { code, count } = entered.error;
      return err({ code: code === 'unsent_photos' ? 'other_member_photos' : 'other_member_waiting', count });
    }
    setIdentity(next);
    engine.trigger('signed_in');
    return ok(next);
  }

  return {
    identity,
    async look(token, name) {
      const attempt = await attempts.find(token);
      return accounts.look({ token, ...(attempt ? { attempt } : {}), ...(name ? { name } : {}) });
    },
    async join(request) {
      // An invite works once: it is not used up by a phone that cannot store the session.
      const ready = await store.ready();
      if (!ready.ok) return ready;
      const attempt = await attempts.begin(request.token);
      if (!attempt.ok) return attempt;
      const answer = await accounts.accept({ ...request, attempt: attempt.value });
      if (!answer.ok) return answer;
      const entered = await enter(answer.value);
      // Kept if the phone could not store the session: the invite is used up and the next try needs the attempt.
      if (entered.ok) await attempts.end();
      return entered;
    },
    async signIn(request) {
      const ready = await store.ready();
      if (!ready.ok) return ready;
      const answer = await accounts.signIn(request);
      return answer.ok ? enter(answer.value) : answer;
    },
    async signOut(given = nothing) {
      const left = await store.unsentBut(given);
      if (left) return err(left);
      const answer = await accounts.signOut();
      if (!answer.ok && answer.error.code !== 'unauthorized') return answer;
      const wiped = await store.wipe(given);
      if (wiped.ok) setIdentity(null);
      else if (isUnsent(wiped.error)) return err({ code: 'saved_meanwhile', count: wiped.error.count });
      return wiped;
    },
    async refreshSession() {
      const answer = await accounts.session();
      if (answer.ok) return enter(answer.value);
      return answer.error.code === 'unauthorized' ? ok((await store.identity()) ?? null) : answer;
    },
    dispose,
  };
}
