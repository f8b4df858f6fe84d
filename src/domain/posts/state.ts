/** States of a post, in the order in which it passes through them. */
export const postStates = ['draft', 'scheduled', 'published', 'withdrawn'] as const;
export type PostState = (typeof postStates)[number];

/** Times of a post, milliseconds since 1970. */
export interface PostTimes {
  /** From when on the public sees it; null while nobody has published it. */
  readonly publishAt: number | null;
  readonly withdrawnAt: number | null;
}

/**
 * Returns the state of a post at a moment. It follows from two times, so a scheduled post needs nothing that runs at
 * its hour, and a restored server shows what it should.
 */
export function stateOf({ publishAt, withdrawnAt }: PostTimes, now: number): PostState {
  if (withdrawnAt !== null) return 'withdrawn';
  if (publishAt === null) return 'draft';
  return publishAt <= now ? 'published' : 'scheduled';
}

/** Steps between the states. */
export const postActs = ['publish', 'unschedule', 'withdraw'] as const;
export type PostAct = (typeof postActs)[number];

const from: Readonly<Record<PostAct, readonly PostState[]>> = {
  // A published post is published again with a newer text; a withdrawn one may come back.
  publish: postStates,
  unschedule: ['scheduled'],
  withdraw: ['published'],
};

export const mayAct = (act: PostAct, state: PostState): boolean => from[act].includes(state);
