import { type Challenge as AltchaChallenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Challenge, Solution } from './transport-types.ts';

/** A challenge lives for 20 minutes; after this the slowest phone asks for another. */
const LONGEST_MS = 10 * 60_000;

/** Finds the proof. The work itself is WebCrypto's, off this thread; the loop around it lets others in between. */
export async function findProof({ parameters, signature }: Challenge): Promise<Solution | undefined> {
  const challenge = { parameters, signature } as unknown as AltchaChallenge;
  const found = await solveChallenge({ challenge, deriveKey, timeout: LONGEST_MS });
  return found ? { counter: found.counter, derivedKey: found.derivedKey } : undefined;
}
