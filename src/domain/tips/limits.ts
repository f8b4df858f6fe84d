/** Maximum number of photos in a tip, and in each later message. */
export const MAX_TIP_PHOTOS = 5;
/** Maximum number of photos of a tip and all its messages. */
export const MAX_TIP_FILES = 60;

/** Sizes, in bytes, to which sealed text is padded, so that its length reveals little. The content is JSON in UTF-8. */
export const TEXT_CLASSES = [4_096, 16_384, 65_536] as const;

/** Sizes, in bytes, to which photos are padded. */
export const PHOTO_CLASSES = [262_144, 524_288, 1_048_576, 2_097_152, 4_194_304] as const;

/** Bytes of plain text in a grant and in a letter. Their content is always about as long. */
export const GRANT_BYTES = 512;
export const LETTER_BYTES = 4_096;

/** Maximum number of officers in an epoch. */
export const MAX_OFFICERS = 20;

/** Maximum number of days that a key bundle may be used: a quarter and some days for its renewal. */
export const MAX_BUNDLE_DAYS = 100;
/** Days after a bundle's end in which the server still accepts tips that were sealed with it offline. */
export const EPOCH_GRACE_DAYS = 100;

/** Maximum number of messages from one side of a tip. */
export const MAX_TIP_MESSAGES = 200;

/** Maximum size of a sealed photo's chunk, in bytes. */
export const MAX_TIP_CHUNK = 262_144;

/** Days before its due date from which a tip counts as due soon. */
export const SOON_DAYS = 3;
/** Days without a new chunk after which an unfinished photo is deleted. */
export const UNFINISHED_DAYS = 30;
