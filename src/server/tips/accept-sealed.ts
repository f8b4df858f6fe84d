import * as v from 'valibot';
import { dayAt } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { SealedRequest } from '../../protocol/tips/tip.ts';
import type { ServerContext } from '../platform/context.ts';
import { allOrNothing } from './all-or-nothing.ts';
import { fail, refuseProof, type Tried } from './failure.ts';
import { sha256 } from './hash.ts';
import type { PowDifficulty } from './pow-difficulty.ts';
import type { Proofs } from './proof.ts';

/** What was taken, now or before: of which tip, and which message of the person's (0: the tip itself). */
export interface Accepted {
  readonly tip: Id;
  readonly message: number;
}

/** A sort of thing that the public seals and sends. */
export interface SealedHandler<Schema extends v.GenericSchema> {
  readonly schema: Schema;
  /** Finds it by the hash of its text. */
  find(context: ServerContext, hash: string): Promise<Accepted | undefined>;
  /** Checks all that can be checked without a key, and writes it. `context.db` is a transaction. */
  write(context: ServerContext, sealed: v.InferOutput<Schema>, hash: string): Promise<Tried<Accepted>>;
}

export interface ProofServices {
  readonly proofs: Proofs;
  readonly difficulty: PowDifficulty;
}

function parse<Schema extends v.GenericSchema>(text: string, schema: Schema): Tried<v.InferOutput<Schema>> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text, { abortEarly: true });
  return parsed.success ? ok(parsed.output) : fail('bad_request', 'sealed');
}

/** @returns false for a proof that something else was taken by */
async function spend({ db, district, now }: ServerContext, proof: string): Promise<boolean> {
  const spent = await db
    .insertInto('tip_proof')
    .values({ district, id: proof, day: dayAt(now()) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return spent !== undefined;
}

/**
 * Takes what somebody unknown has sealed. The same again is answered the same before its proof is looked at: whoever lost
 * the answer need not work twice. Of many that come at once, one is written.
 */
export async function acceptSealed<Schema extends v.GenericSchema>(
  context: ServerContext,
  { proofs, difficulty }: ProofServices,
  { sealed, proof }: SealedRequest,
  handler: SealedHandler<Schema>,
): Promise<Tried<Accepted>> {
  const hash = sha256(sealed);
  const known = await handler.find(context, hash);
  if (known) return ok(known);
  const proven = await proofs.check(proof, hash);
  if (!proven.ok) return proven;
  const parsed = parse(sealed, handler.schema);
  const accepted = parsed.ok
    ? await allOrNothing(context, async (within) => {
        if (!(await spend(within, proven.value))) {
          // The other one that used it up may have been this very one, a moment ago.
          const first = await handler.find(within, hash);
          return first ? ok(first) : refuseProof('used');
        }
        const written = await handler.write(within, parsed.value, hash);
        if (written.ok) difficulty.spent();
        return written;
      })
    : parsed;
  // What is refused costs its proof too: else one would do for any number of tries.
  if (!accepted.ok && (await spend(context, proven.value))) difficulty.spent();
  return accepted;
}
