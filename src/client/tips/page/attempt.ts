import { err, type Result } from '../../../domain/kernel/result.ts';
import type { TipProblem } from './sealing.ts';

/**
 * Runs a step of sealing with the part of the program that is loaded for it.
 * @returns `page_old` if the part cannot be fetched, `unexpected` after an exception; the input stays as it is
 */
export async function attempt<M, T>(
  load: () => Promise<M>,
  work: (part: M) => Promise<Result<T, TipProblem>>,
): Promise<Result<T, TipProblem>> {
  const part = await load().catch(() => undefined);
  if (!part) return err<TipProblem>('page_old');
  try {
    return await work(part);
  } catch (error) {
    reportError(error);
    return err<TipProblem>('unexpected');
  }
}
