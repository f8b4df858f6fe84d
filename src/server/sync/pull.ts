import type { Actor } from '../../domain/kernel/actor.ts';
import { dayAt } from '../../domain/kernel/day.ts';
import { PULL_PAGE } from '../../protocol/kernel/limits.ts';
import type { PullRequest, PullResponse } from '../../protocol/sync/pull.ts';
import type { ServerContext } from '../platform/context.ts';
import { inSnapshot } from '../platform/database/transaction.ts';
import { actorOf } from '../records/actor.ts';
import { type DistrictHead, readDistrict } from '../records/district.ts';
import { readDevice } from './device.ts';
import { readPage } from './page.ts';
import { scopesFor } from './scopes.ts';

/** Tells whether the request's cursors belong to the present sequence; after a restore they do not. */
function isContinued({ epoch, head }: DistrictHead, request: PullRequest): boolean {
  return request.epoch === epoch && Object.values(request.cursors).every((cursor) => cursor <= head);
}

/** Size of the first page: small, so that the phone writes it while the server makes the next one. */
const FIRST_PAGE = 100;
/** Minimum size of later pages. Phones on a bad network ask for 25; each page is a transaction. */
const SMALLEST_PAGE = 25;
/** Maximum number of pages for one request. */
const MOST_PAGES = 100;

/**
 * Reads a page of what is new in a member's scopes, from one snapshot. `add` names new scopes, `drop` those that may
 * no longer be asked. A request that does not continue this sequence is answered from the beginning, and the response's
 * epoch says so.
 */
export async function pull(context: ServerContext, actor: Actor, request: PullRequest): Promise<PullResponse> {
  const { db, district } = context;
  const now = context.now();
  return inSnapshot(db, async (snapshot) => {
    const state = await readDistrict(snapshot, district);
    const device = await readDevice(snapshot, { district, device: request.device, member: actor.member });
    const scopes = await scopesFor(snapshot, district, actor, dayAt(now), request.want);
    const known = isContinued(state, request) ? request.cursors : {};
    const positions = scopes.map((scope) => ({ scope, cursor: known[scope] ?? 0 }));
    const page = await readPage(snapshot, district, state.head, positions, request.limit ?? PULL_PAGE);
    const named = new Set(Object.keys(request.cursors));
    return {
      time: now,
      epoch: state.epoch,
      head: state.head,
      received: device?.received ?? 0,
      add: scopes.filter((scope) => !named.has(scope)),
      drop: [...named].filter((scope) => !scopes.includes(scope)),
      ...page,
    };
  });
}

/**
 * Reads page after page until the phone has everything. Each has a snapshot of its own and the member's rights at that
 * time.
 */
export async function* pullPages(
  context: ServerContext,
  actor: Actor,
  request: PullRequest,
): AsyncGenerator<PullResponse, void> {
  let reader: Actor | undefined = actor;
  let next = request;
  for (let pages = 0; reader && pages < MOST_PAGES; pages++) {
    const wanted = request.limit ?? PULL_PAGE;
    const limit = pages === 0 ? Math.min(wanted, FIRST_PAGE) : Math.max(wanted, SMALLEST_PAGE);
    const page = await pull(context, reader, { ...next, limit });
    yield page;
    if (!page.more) return;
    next = { ...next, epoch: page.epoch, cursors: page.cursors };
    reader = await actorOf(context, actor.member);
  }
}
