import type { Result } from '../../domain/kernel/result.ts';
import type { HelloRequest, HelloResponse } from '../../protocol/sync/hello.ts';
import type { PullRequest, PullResponse } from '../../protocol/sync/pull.ts';
import type { PushRequest, ReadPushResponse } from '../../protocol/sync/push.ts';
import type { WithdrawRequest, WithdrawResponse } from '../../protocol/sync/withdraw.ts';
import type { HttpFailure } from '../platform/http/answer.ts';

/** Why a whole exchange failed. What became of single changes stands in the answer to a push. */
export type TransportFailure = Exclude<HttpFailure, { readonly code: 'gone' | 'conflict' | 'full' }>;

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
