import type { Proof } from '../../../../domain/proofreading/proofread.ts';
import type { HomeFigure } from './docx.ts';

/** A text that was checked, with what was found. */
export interface Checked {
  readonly text: string;
  readonly proof: Proof;
  /** The figures of a document that this system wrote; none for a pasted text. */
  readonly home: readonly HomeFigure[];
}
