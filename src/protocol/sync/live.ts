import * as v from 'valibot';
import { AnyScopeSchema, SeqSchema } from '../kernel/primitives.ts';

/** Scopes that one poke names at most; of more it says that anything may be new. */
export const MAX_POKED = 130;

/** The event's name on the stream. */
export const POKE_EVENT = 'poke';

/**
 * Something is new on the server: a hint to pull, never the news itself. A phone that has got as far as `head` need not
 * ask.
 */
export const Poke = v.object({
  /** The district's head with what is new. */
  head: SeqSchema,
  /** Where; `*`: anywhere, also after pokes may have been missed. */
  scopes: v.union([v.literal('*'), v.pipe(v.array(AnyScopeSchema), v.maxLength(MAX_POKED))]),
});
export type Poke = v.InferOutput<typeof Poke>;

/** Two pokes as one. */
export function mergePokes(a: Poke | undefined, b: Poke): Poke {
  if (!a) return b;
  const head = Math.max(a.head, b.head);
  if (a.scopes === '*' || b.scopes === '*') return { head, scopes: '*' };
  const scopes = [...new Set([...a.scopes, ...b.scopes])];
  return { head, scopes: scopes.length > MAX_POKED ? '*' : scopes };
}
