// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
const unstorable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const loneSurrogate = /\p{Surrogate}/u;

/** Whether PostgreSQL can store a text: NUL and lone surrogates are no UTF-8 text; line breaks and tabs are. */
export const isStorable = (text: string): boolean => !unstorable.test(text) && !loneSurrogate.test(text);
