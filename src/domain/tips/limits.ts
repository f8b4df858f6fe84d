/** Photos with a tip, and with each later message. */
export const MAX_TIP_PHOTOS = 5;
/** Photos of a tip and of all its messages together. */
export const MAX_TIP_FILES = 60;

/**
 * Bytes of plain text that sealed text is padded to, so that its length says little: a few lines, a page, all that fits.
 * The content is JSON in UTF-8.
 */
export const TEXT_CLASSES = [4_096, 16_384, 65_536] as const;

/** Bytes that a photo is padded to. */
export const PHOTO_CLASSES = [262_144, 524_288, 1_048_576, 2_097_152, 4_194_304] as const;

/** Bytes of plain text in a grant and in a letter: their content is always about as long. */
export const GRANT_BYTES = 512;
export const LETTER_BYTES = 4_096;

/** Officers of an epoch. */
export const MAX_OFFICERS = 20;

/** Days that a key bundle may be used for sealing, at most: a quarter and some days to renew it. */
export const MAX_BUNDLE_DAYS = 100;
/** Days after its end in which the server still takes what was sealed with it, off-line, before. */
export const EPOCH_GRACE_DAYS = 100;

/** Messages that one side may write to a tip. */
export const MAX_TIP_MESSAGES = 200;

/** Bytes of a chunk of a sealed photo. */
export const MAX_TIP_CHUNK = 262_144;

/** Days before its day from which a tip is due soon. */
export const SOON_DAYS = 3;
/** Days after which what came of a photo is dropped, when no more of it comes. */
export const UNFINISHED_DAYS = 30;
