/** Characters that nobody sees: format and bidi controls, variation selectors, fillers, control codes that are no space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: dropping them is the purpose
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u0000-\u0008\u000e-\u001f\u007f-\u009f\u2800]/gu;

/** Text without the characters that nobody sees. */
export const dropInvisible = (text: string): string => text.replace(invisible, '');

/** Wide, thin, non-breaking and repeated spaces become one plain space; none is left at the ends. */
export const tidySpaces = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Letters, digits and signs typed in full width become the plain ones; ideographs are not touched. */
export const plainWidth = (text: string): string => text.replace(/[\uff01-\uff5e]/g, (c) => c.normalize('NFKC'));

/** A single line of text, such as a title: composed, without invisible characters, with plain spaces. */
export const readLine = (text: string): string => tidySpaces(dropInvisible(text).normalize('NFC'));
