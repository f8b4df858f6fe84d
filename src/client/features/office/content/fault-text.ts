import { words } from './words.ts';

interface Fault {
  readonly fault: string;
  readonly words: readonly string[];
}

const isKnown = (fault: string): fault is keyof typeof words.faults => fault in words.faults;

/** Says why a text was not taken, with the words that are at fault. */
export function faultText(faults: readonly Fault[]): string {
  const sentences = faults.map(({ fault, words: found }) => {
    const text = words.faults[isKnown(fault) ? fault : 'other'];
    return typeof text === 'string' ? text : text([...new Set(found)].join(words.pieces));
  });
  return [...new Set(sentences)].join(' ');
}
