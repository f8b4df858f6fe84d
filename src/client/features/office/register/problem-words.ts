import { phoneFault } from '../../../../domain/reading/code.ts';
import { BROKEN } from '../../../../domain/register/import-cell.ts';
import type { ImportResponse, ImportTarget } from '../../../../protocol/register/import.ts';
import { refusalText } from '../../../records/refusal-text.ts';
import { office } from '../../../records/words/office.ts';

type Problem = ImportResponse['problems'][number];
type Words = typeof office.import.problems;

/** Columns and codes whose message is special. */
const special: Readonly<Record<string, keyof Words>> = {
  'parent inconsistent': 'parent_wrong',
  'form inconsistent': 'form_wrong',
  'name bad_text': 'bad_name',
  'number bad_text': 'bad_number',
  'phone bad_text': 'bad_phone',
  'code bad_text': 'bad_code',
  'code too_long': 'bad_code',
  'squad required': 'squad_missing',
  'households wrong_type': 'number',
  'population wrong_type': 'number',
  'pupils wrong_type': 'number',
  'households too_small': 'number',
  'population too_small': 'number',
  'pupils too_small': 'number',
  'households too_large': 'too_big',
  'population too_large': 'too_big',
  'pupils too_large': 'too_big',
};

const isOwn = (code: string, words: Words): code is keyof Words & string => code in words;

const phoneWords = {
  several: 'phone_several',
  rounded: 'phone_rounded',
  extension: 'phone_extension',
  other: undefined,
} as const;

/** Returns the message that depends on the cell's value. */
function wordsOfValue({ code, column, value = '' }: Problem): keyof Words | undefined {
  if (value.includes(BROKEN)) return 'bad_byte';
  return column === 'phone' && (code === 'bad_text' || code === 'too_long') ? phoneWords[phoneFault(value)] : undefined;
}

/** Explains a row's problem and how to fix it. */
export function problemWords(problem: Problem): string {
  const { code, column, limit, target } = problem;
  const words = office.import.problems;
  const key = wordsOfValue(problem) ?? special[`${column} ${code}`] ?? (isOwn(code, words) ? code : undefined);
  if (key) return words[key];
  // Codes of the file itself are handled above; the rest are refusals of a record.
  return refusalText({
    code: code as Parameters<typeof refusalText>[0]['code'],
    ...(limit === undefined ? {} : { limit }),
    ...(target === undefined ? {} : { target }),
  });
}

export const kindOfTarget = { members: 'member', places: 'place' } as const satisfies Record<ImportTarget, string>;
