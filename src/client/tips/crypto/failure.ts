import { err, type Result } from '../../../domain/kernel/result.ts';
import type { SealFailure, SealFailureCode } from './types.ts';

export type Sealing<T> = Promise<Result<T, SealFailure>>;

export const fail = (code: SealFailureCode): Result<never, SealFailure> => err({ code });
