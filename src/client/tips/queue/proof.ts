import { type Challenge as AltchaChallenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Challenge, Solution } from './transport.ts';

/** A challenge is valid for 20 minutes; a phone that takes longer than this asks for another. */
const LONGEST_MS = 10 * 60_000;

/** Finds the proof of work, by WebCrypto off this thread; the loop around it lets other tasks run. */
export async function findProof({ parameters, signature }: Challenge): Promise<Solution | undefined> {
  const challenge = { parameters, signature } as unknown as AltchaChallenge;
  const found = await solveChallenge({ challenge, deriveKey, timeout: LONGEST_MS });
  return found ? { counter: found.counter, derivedKey: found.derivedKey } : undefined;
}
