// biome-ignore lint/suspicious/noControlCharactersInRegex: the purpose is to find them
const unstorable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const loneSurrogate = /\p{Surrogate}/u;

/**
 * Tells whether PostgreSQL can store a text. It rejects NUL and lone surrogates; we also reject control characters
 * other than tab and line breaks.
 */
export const isStorable = (text: string): boolean => !unstorable.test(text) && !loneSurrogate.test(text);
