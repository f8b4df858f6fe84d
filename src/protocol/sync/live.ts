import * as v from 'valibot';
import { AnyScopeSchema, SeqSchema } from '../kernel/primitives.ts';

/** Maximum number of scopes in a poke; a poke about more names all. */
export const MAX_POKED = 130;

/** The event's name on the stream. */
export const POKE_EVENT = 'poke';

/** A hint that something is new on the server; the phone then pulls. A phone that has reached `head` need not. */
export const Poke = v.object({
  /** The district's head after the news. */
  head: SeqSchema,
  /** The scopes with news; `*` for any, also after missed pokes. */
  scopes: v.union([v.literal('*'), v.pipe(v.array(AnyScopeSchema), v.maxLength(MAX_POKED))]),
});
export type Poke = v.InferOutput<typeof Poke>;

/** Merges two pokes. */
export function mergePokes(a: Poke | undefined, b: Poke): Poke {
  if (!a) return b;
  const head = Math.max(a.head, b.head);
  if (a.scopes === '*' || b.scopes === '*') return { head, scopes: '*' };
  const scopes = [...new Set([...a.scopes, ...b.scopes])];
  return { head, scopes: scopes.length > MAX_POKED ? '*' : scopes };
}
