/**
 * Matches invisible characters: format and bidi controls, variation selectors, fillers, control codes other than
 * spaces.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the purpose is to remove them
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u0000-\u0008\u000e-\u001f\u007f-\u009f\u2800]/gu;

/** Removes invisible characters. */
export const dropInvisible = (text: string): string => text.replace(invisible, '');

/** Turns wide, thin, non-breaking and repeated spaces into single plain ones, and trims the ends. */
export const tidySpaces = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Turns full-width letters, digits and signs into plain ones; ideographs stay as they are. */
export const plainWidth = (text: string): string => text.replace(/[\uff01-\uff5e]/g, (c) => c.normalize('NFKC'));

/** Normalizes a single line of text, such as a title: composed, no invisible characters, plain spaces. */
export const readLine = (text: string): string => tidySpaces(dropInvisible(text).normalize('NFC'));
