import type { StorageFailureCode } from '../../platform/idb/errors.ts';
import type { SealFailureCode } from '../crypto/failure.ts';

/**
 * Why nothing can be sealed. `pin_unreadable`: the leaflet's code was truncated. `offline`: this phone has no key list
 * yet. `page_old`: part of the program could not be fetched.
 */
export type TipProblem =
  | SealFailureCode
  | StorageFailureCode
  | 'pin_unreadable'
  | 'offline'
  | 'page_old'
  | 'unexpected';
