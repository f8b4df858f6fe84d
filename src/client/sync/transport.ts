import type { Result } from '../../domain/result.ts';
import type { HelloRequest, HelloResponse } from '../../protocol/hello.ts';
import type { PullRequest, PullResponse } from '../../protocol/pull.ts';
import type { PushRequest, ReadPushResponse } from '../../protocol/push.ts';
import type { WithdrawRequest, WithdrawResponse } from '../../protocol/withdraw.ts';

/** Why a whole exchange failed. What became of single changes stands in the answer to a push. */
export type TransportFailure =
  /** No network, a cut, or no answer in time: the server may or may not have heard. */
  | { readonly code: 'offline' }
  | { readonly code: 'unauthorized' }
  /** `detail`: what exactly, where the server says so. */
  | { readonly code: 'forbidden'; readonly detail?: string }
  | { readonly code: 'too_large' }
  /** The server could not read the request. */
  | { readonly code: 'bad_request' }
  /** This version of the app is too old to pull. */
  | { readonly code: 'upgrade' }
  /** `retryAfter` in milliseconds, when the server says so. */
  | { readonly code: 'busy'; readonly retryAfter?: number }
  | { readonly code: 'server' }
  /** The server's own answer, in a form that this app can not read. */
  | { readonly code: 'bad_response' }
  /** Somebody in between answered instead of the server: a captive portal, a firewall, a proxy. */
  | { readonly code: 'foreign'; readonly status: number };

export type Exchange<T> = Promise<Result<T, TransportFailure>>;

/** The exchanges of the protocol. Never throws for what a network can do. */
export interface Transport {
  hello(request: HelloRequest): Exchange<HelloResponse>;
  push(request: PushRequest): Exchange<ReadPushResponse>;
  withdraw(request: WithdrawRequest): Exchange<WithdrawResponse>;
  /**
   * One answer brings page after page, so that a slow phone writes while a slow network still brings the rest.
   * @param each called with every page in its turn; says whether it wants the next
   * @returns a failure also where pages came before it: they count
   */
  pull(request: PullRequest, each: (page: PullResponse) => Promise<boolean>): Exchange<void>;
  /** Gives up, as `offline`, what has had no answer for a while: the network that it went out on may be gone. */
  abandon?(): void;
}
