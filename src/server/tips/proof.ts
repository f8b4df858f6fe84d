import { hkdfSync, randomInt } from 'node:crypto';
import { type Challenge, createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import * as v from 'valibot';
import { ok } from '../../domain/kernel/result.ts';
import { Hex32Schema, type Proof } from '../../protocol/tips/tip.ts';
import { refuseProof, type TipResult } from './failure.ts';
import { PROOF_ROUNDS, type ProofRange } from './pow-difficulty.ts';

const ALGORITHM = 'PBKDF2/SHA-256';
/**
 * Lifetime of a challenge, in seconds. It is enough to solve it on the slowest phone and send it over the slowest
 * line.
 */
const LIFETIME_S = 20 * 60;

/** Parameters as this server writes them. Any others are rejected before the library sees them. */
const Parameters = v.strictObject({
  algorithm: v.literal(ALGORITHM),
  cost: v.literal(PROOF_ROUNDS),
  data: v.strictObject({ hash: Hex32Schema }),
  expiresAt: v.pipe(v.number(), v.safeInteger()),
  keyLength: v.number(),
  keyPrefix: v.string(),
  keySignature: v.string(),
  nonce: v.string(),
  salt: v.string(),
});

export interface Proofs {
  /** @param hash SHA-256 of the text that will be sent */
  challenge(hash: string, range: ProofRange): Promise<Challenge>;
  /** @returns the proof's id, under which it can be spent once */
  check(proof: Proof, hash: string): Promise<TipResult<string>>;
}

/**
 * Makes and checks proofs of work, each bound to one text. The server stores no challenge: it signs them instead.
 * @param secret the server's secret; labels separate its uses
 * @param now milliseconds since 1970
 */
export function makeProofs(secret: string, now: () => number): Proofs {
  const keyOf = (use: string): string =>
    Buffer.from(hkdfSync('sha256', secret, '', `qingyuan tip proof ${use} 1`, 32)).toString('hex');
  const keys = { hmacSignatureSecret: keyOf('challenge'), hmacKeySignatureSecret: keyOf('key') };
  return {
    challenge: (hash, { least, most }) =>
      createChallenge({
        algorithm: ALGORITHM,
        cost: PROOF_ROUNDS,
        counter: randomInt(least, most),
        deriveKey,
        data: { hash },
        expiresAt: Math.floor(now() / 1_000) + LIFETIME_S,
        ...keys,
      }),
    async check({ challenge, solution }, hash) {
      const parameters = v.safeParse(Parameters, challenge.parameters);
      if (!parameters.success) return refuseProof('wrong');
      const { signature } = challenge;
      if (parameters.output.expiresAt * 1_000 <= now()) return refuseProof('expired');
      const { verified, expired } = await verifySolution({
        challenge: { parameters: parameters.output, signature },
        solution,
        deriveKey,
        ...keys,
      });
      if (!verified) return refuseProof(expired ? 'expired' : 'wrong');
      return parameters.output.data.hash === hash ? ok(parameters.output.nonce) : refuseProof('other_content');
    },
  };
}
