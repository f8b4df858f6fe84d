import type { Actor } from '../../domain/kernel/actor.ts';
import { dayAt } from '../../domain/kernel/day.ts';
import { PULL_PAGE } from '../../protocol/kernel/limits.ts';
import type { PullRequest, PullResponse } from '../../protocol/sync/pull.ts';
import type { ServerContext } from '../platform/context.ts';
import { inSnapshot } from '../platform/database/transaction.ts';
import { actorOf } from '../records/actor.ts';
import { type DistrictHead, readDistrict } from '../records/district.ts';
import { receivedFrom } from './device.ts';
import { heldScopes } from './held-scopes.ts';
import { readPage } from './page.ts';

/** Positions mean something only on the sequence that they were taken from; after a restore they do not. */
function isContinued({ epoch, head }: DistrictHead, request: PullRequest): boolean {
  return request.epoch === epoch && Object.values(request.cursors).every((cursor) => cursor <= head);
}

/** The first page is short: the phone begins to write while the server makes the next one. */
const FIRST_PAGE = 100;
/** A phone over a bad network asks for pages of 25. Each page is a transaction: smaller ones come only as the first. */
const SMALLEST_PAGE = 25;
/** One request brings so many pages at most: what the phone may read is the session's word at its beginning. */
const MOST_PAGES = 100;

/**
 * What is new for a phone in the scopes that its member holds now, a page at a time, over one picture of the database.
 * Scopes that came are named in `add`, those that may no longer be held in `drop`. A request that does not continue
 * this server's sequence is answered from the beginning; the answer's epoch says so.
 */
export async function pull(context: ServerContext, actor: Actor, request: PullRequest): Promise<PullResponse> {
  const { db, district } = context;
  const now = context.now();
  return inSnapshot(db, async (snapshot) => {
    const state = await readDistrict(snapshot, district);
    const received = await receivedFrom(snapshot, { district, device: request.device, member: actor.member });
    const held = await heldScopes(snapshot, district, actor, dayAt(now), request.want);
    const known = isContinued(state, request) ? request.cursors : {};
    const positions = held.map((scope) => ({ scope, cursor: known[scope] ?? 0 }));
    const page = await readPage(snapshot, district, state.head, positions, request.limit ?? PULL_PAGE);
    const named = new Set(Object.keys(request.cursors));
    return {
      time: now,
      epoch: state.epoch,
      head: state.head,
      received,
      add: held.filter((scope) => !named.has(scope)),
      drop: [...named].filter((scope) => !held.includes(scope)),
      ...page,
    };
  });
}

/**
 * Page after page until the phone has all, each over a picture of its own and for the member as they are by then.
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
