import type { Proof } from '../../../../domain/proofreading/proofread.ts';

/** A text that was checked, with what was found. */
export interface Checked {
  readonly text: string;
  readonly proof: Proof;
}
