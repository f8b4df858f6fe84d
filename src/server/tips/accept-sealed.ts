import * as v from 'valibot';
import { dayAt } from '../../domain/kernel/day.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { ok } from '../../domain/kernel/result.ts';
import type { SealedRequest } from '../../protocol/tips/tip.ts';
import type { ServerContext } from '../platform/context.ts';
import { allOrNothing } from './all-or-nothing.ts';
import { fail, refuseProof, type TipResult } from './failure.ts';
import { sha256 } from './hash.ts';
import type { PowDifficulty } from './pow-difficulty.ts';
import type { Proofs } from './proof.ts';

/** An accepted submission: its tip, and the number of the person's message (0 for the tip itself). */
export interface Accepted {
  readonly tip: Id;
  readonly message: number;
}

/** Checks and stores one kind of submission from the public. */
export interface SealedHandler<Schema extends v.GenericSchema> {
  readonly schema: Schema;
  /** Finds a stored submission by the hash of its text. */
  find(context: ServerContext, hash: string): Promise<Accepted | undefined>;
  /** Runs all checks that need no key, and stores the submission. `context.db` is a transaction. */
  write(context: ServerContext, sealed: v.InferOutput<Schema>, hash: string): Promise<TipResult<Accepted>>;
}

export interface ProofServices {
  readonly proofs: Proofs;
  readonly difficulty: PowDifficulty;
}

function parse<Schema extends v.GenericSchema>(text: string, schema: Schema): TipResult<v.InferOutput<Schema>> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text, { abortEarly: true });
  return parsed.success ? ok(parsed.output) : fail('bad_request', 'sealed');
}

/** @returns false for a proof that was spent already */
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
 * Accepts a sealed submission from an anonymous sender. Idempotent.
 * A repeated submission gets the first answer before its proof is checked, so a sender who lost the answer need not
 * solve another proof. Of several identical ones at once, one is stored.
 */
export async function acceptSealed<Schema extends v.GenericSchema>(
  context: ServerContext,
  { proofs, difficulty }: ProofServices,
  { sealed, proof }: SealedRequest,
  handler: SealedHandler<Schema>,
): Promise<TipResult<Accepted>> {
  const hash = sha256(sealed);
  const known = await handler.find(context, hash);
  if (known) return ok(known);
  const proven = await proofs.check(proof, hash);
  if (!proven.ok) return proven;
  const parsed = parse(sealed, handler.schema);
  const accepted = parsed.ok
    ? await allOrNothing(context, async (within) => {
        if (!(await spend(within, proven.value))) {
          // The request that spent this proof may have stored the same submission a moment ago.
          const first = await handler.find(within, hash);
          return first ? ok(first) : refuseProof('used');
        }
        const written = await handler.write(within, parsed.value, hash);
        if (written.ok) difficulty.spent();
        return written;
      })
    : parsed;
  // A refused submission spends its proof too; otherwise one proof would allow any number of attempts.
  if (!accepted.ok && (await spend(context, proven.value))) difficulty.spent();
  return accepted;
}
