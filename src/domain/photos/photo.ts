const pattern = /^[0-9a-f]{64}$/;

/** Tells whether a value is a photo's name: the SHA-256 of its bytes as lower-case hex. */
export const isPhotoHash = (value: unknown): value is string => typeof value === 'string' && pattern.test(value);

/** Maximum number of photos in a record. */
export const MAX_PHOTOS = 9;

/**
 * A photo that the phone re-encoded without metadata. Photo and preview are each named by the SHA-256 of their bytes.
 */
export interface NewPhoto {
  readonly hash: string;
  readonly thumbHash: string;
  readonly full: ArrayBuffer;
  readonly thumb: ArrayBuffer;
}
