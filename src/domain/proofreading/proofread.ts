import { err, ok, type Result } from '../kernel/result.ts';
import { checkBlanks } from './blanks.ts';
import type { Finding } from './finding.ts';
import { checkGrowth } from './growth.ts';
import { checkNames } from './names.ts';
import { checkHeadings, checkLists } from './order.ts';
import { type Mention, type Passage, readPassage } from './passage.ts';
import { checkRepeats } from './repeats.ts';
import { checkShares } from './shares.ts';
import { checkSums } from './sums.ts';

/** The longest text that is read, in characters. */
export const MAX_TEXT = 200_000;
/** Limit of the findings in one text. */
export const MAX_FINDINGS = 300;
/** A sentence with more numbers is a table, whose cells are not checked against one another. */
const MAX_IN_SENTENCE = 200;

export interface Proof {
  /** Numbers with a unit, and rates, in the order of the text. */
  readonly numbers: readonly Mention[];
  /** In the order of their first place. */
  readonly findings: readonly Finding[];
}

const checks: readonly ((passage: Passage) => Finding[])[] = [
  ...[checkHeadings, checkLists, checkNames, checkSums, checkGrowth, checkShares, checkRepeats, checkBlanks],
];

/** Reads the numbers of a text and lists its contradictions, its gaps and the places that need an explanation. */
export function proofread(text: string): Result<Proof, 'too_long'> {
  if (text.length > MAX_TEXT) return err('too_long');
  const whole = readPassage(text);
  const passage = {
    ...whole,
    bySentence: whole.bySentence.map((mentions) => (mentions.length > MAX_IN_SENTENCE ? [] : mentions)),
  };
  const findings = checks
    .flatMap((check) => check(passage))
    .sort((a, b) => a.places[0].start - b.places[0].start)
    .slice(0, MAX_FINDINGS);
  return ok({ numbers: whole.mentions.filter(({ sort }) => sort === 'quantity' || sort === 'rate'), findings });
}
