import type { Result } from '../../domain/kernel/result.ts';
import type { HelloRequest, HelloResponse } from '../../protocol/sync/hello.ts';
import type { PullRequest, PullResponse } from '../../protocol/sync/pull.ts';
import type { PushRequest, ReadPushResponse } from '../../protocol/sync/push.ts';
import type { WithdrawRequest, WithdrawResponse } from '../../protocol/sync/withdraw.ts';
import type { HttpFailure } from '../platform/http/answer.ts';

/** Why a whole exchange failed. The answer to a push has the results of single changes. */
export type TransportFailure = Exclude<HttpFailure, { readonly code: 'gone' | 'conflict' | 'full' }>;

export type Exchange<T> = Promise<Result<T, TransportFailure>>;

/** The exchanges of the protocol. Network failures are returned, not thrown. */
export interface Transport {
  hello(request: HelloRequest): Exchange<HelloResponse>;
  push(request: PushRequest): Exchange<ReadPushResponse>;
  withdraw(request: WithdrawRequest): Exchange<WithdrawResponse>;
  /**
   * Pulls several pages in one answer, so that a slow phone writes while a slow network transfers.
   * @param each called with each page in order; returns whether to continue
   * @returns a failure even if pages came before it: they count
   */
  pull(request: PullRequest, each: (page: PullResponse) => Promise<boolean>): Exchange<void>;
  /** Aborts old unanswered requests as `offline`, because the network that they use may be gone. */
  abandon?(): void;
}
