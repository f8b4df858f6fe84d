import type { ImportResponse, ImportTarget } from '../../../protocol/office.ts';
import { refusalText } from '../../parts/failure-text.ts';
import { office } from '../../words/office.ts';

type Problem = ImportResponse['problems'][number];
type Words = typeof office.import.problems;

/** Where a cell asks for words of its own: column and code. */
const special: Readonly<Record<string, keyof Words>> = {
  'parent inconsistent': 'parent_wrong',
  'form inconsistent': 'form_wrong',
  'name bad_text': 'bad_name',
  'number bad_text': 'bad_number',
  'phone bad_text': 'bad_phone',
  'households wrong_type': 'number',
  'pupils wrong_type': 'number',
  'households too_small': 'number',
  'pupils too_small': 'number',
  'households too_large': 'too_big',
  'pupils too_large': 'too_big',
};

const isOwn = (code: string, words: Words): code is keyof Words & string => code in words;

/** What is wrong with a row, and what to do about it. */
export function problemWords({ code, column, limit }: Problem): string {
  const words = office.import.problems;
  const key = special[`${column} ${code}`] ?? (isOwn(code, words) ? code : undefined);
  if (key) return words[key];
  // Every code of the file itself has words of its own above; what is left is a record's.
  return refusalText({
    code: code as Parameters<typeof refusalText>[0]['code'],
    ...(limit === undefined ? {} : { limit }),
  });
}

export const kindOfTarget = { members: 'member', places: 'place' } as const satisfies Record<ImportTarget, string>;
