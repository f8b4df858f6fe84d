import { wordOf } from '../words/word-of.ts';
import { certificates } from './words.ts';

/** The address of the page that prints a version. */
export const paperAddress = ({ number, version }: { readonly number: string; readonly version: number }): string =>
  `/certificates/paper?number=${number}&version=${version}`;

/** The word for a version's state; a later server may know more of them. */
export const stateWord = (state: string): string => wordOf(certificates.state, state, certificates.stateUnknown);
