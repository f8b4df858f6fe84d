const pattern = /^[0-9a-f]{64}$/;

/** The SHA-256 of a photo's bytes as lower-case hex: its name everywhere. */
export const isPhotoHash = (value: unknown): value is string => typeof value === 'string' && pattern.test(value);

/** Photos that one record can carry. */
export const MAX_PHOTOS = 9;

/** A photo that was re-encoded on the phone, without metadata; both files are named by the SHA-256 of their bytes. */
export interface NewPhoto {
  readonly hash: string;
  readonly thumbHash: string;
  readonly full: ArrayBuffer;
  readonly thumb: ArrayBuffer;
}
