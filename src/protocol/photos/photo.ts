import * as v from 'valibot';
import { isPhotoHash } from '../../domain/photos/photo.ts';

/**
 * Photos are uploaded separately from records, by tus 1.0 (https://tus.io/protocols/resumable-upload; creation,
 * creation-with-upload, expiration, termination). The phone re-encodes them and makes the thumbnail; a record names a
 * photo by the full image's SHA-256.
 *
 * POST   /api/photos/upload          Upload-Length, Upload-Metadata, maybe a chunk → 201 with Location, Upload-Offset
 * HEAD   /api/photos/upload/ID       → Upload-Offset: all before it is on disk. 404: begin again
 * PATCH  /api/photos/upload/ID       a chunk at Upload-Offset → 204; 409 `conflict`: request the offset again
 * DELETE /api/photos/upload/ID       → 204
 * POST   /api/photos/status          which photos the server has from the sender: the only receipt
 * GET    /api/photos/HASH/full|thumb → the JPEG; 404 for unknown ones and for those that the sender may not see
 *
 * The received part of a broken chunk is kept, except of the chunk that begins an upload. The answer to the last chunk
 * says whether the photo was stored: 422 `photo_refused` with a detail of `photoRefusals` if it never will be (the
 * upload is deleted), 503 `unavailable` if the store failed (HEAD tries again). A phone deletes its copy only when the
 * status lists the photo AND the record that names it has its receipt: a photo that no record names for
 * `PHOTO_GRACE_DAYS` is removed.
 *
 * Some browsers write EXIF into the output of a canvas (Safari: size and colour space). The phone removes it with
 * `withoutMetadata` of `domain/photos/jpeg.ts` before hashing; the server checks with `checkJpeg` of the same file.
 */
export const UPLOAD_PATH = '/api/photos/upload';
export const STATUS_PATH = '/api/photos/status';

export const photoVariants = ['full', 'thumb'] as const;
export type PhotoVariant = (typeof photoVariants)[number];

/** Builds the path of a photo. */
export const photoPath = (photo: string, variant: PhotoVariant): `/api/photos/${string}` =>
  `/api/photos/${photo}/${variant}`;

export const PhotoHashSchema = v.pipe(
  v.string(),
  v.check((text) => isPhotoHash(text), 'photo'),
);

/** Maximum bytes of a chunk, and minimum for all but the last. */
export const MAX_CHUNK = 262_144;
export const MIN_CHUNK = 4_096;

/** Maximum bytes of a file. */
export const maxPhotoBytes: Readonly<Record<PhotoVariant, number>> = { full: 4_194_304, thumb: 65_536 };
/** Maximum pixels of the longer side. */
export const maxPhotoEdge: Readonly<Record<PhotoVariant, number>> = { full: 1_600, thumb: 320 };
/**
 * Limits of a long picture, such as a screenshot of a conversation. Its short side counts, so that it stays readable.
 */
const LONG_PICTURE = { short: 720, long: 16_384 };

interface Size {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Computes the factor, at most 1, by which a picture is scaled before sending. No result exceeds 12 million pixels. */
export function photoScale({ width, height }: Size, variant: PhotoVariant): number {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const usual = maxPhotoEdge[variant] / long;
  const readable = variant === 'full' ? Math.min(LONG_PICTURE.short / short, LONG_PICTURE.long / long) : 0;
  return Math.min(1, Math.max(usual, readable));
}

/** Tells whether a photo may have this size. Phone and server use the same limit. */
export const isPhotoSize = (size: Size, variant: PhotoVariant): boolean => photoScale(size, variant) === 1;

/** Days after its last chunk that an unfinished upload expires: a week in the mountains. */
export const UPLOAD_DAYS = 7;
/** Days that a photo stays without a record that names it. */
export const PHOTO_GRACE_DAYS = 30;

/**
 * Content of Upload-Metadata, each value in Base64 as tus requires. `sha256` is that of the sent bytes. `photo` is the
 * full image's SHA-256, for a thumbnail only.
 */
export const UploadMetadata = v.variant('variant', [
  v.object({ variant: v.literal('full'), sha256: PhotoHashSchema }),
  v.object({ variant: v.literal('thumb'), sha256: PhotoHashSchema, photo: PhotoHashSchema }),
]);
export type UploadMetadata = v.InferOutput<typeof UploadMetadata>;

/** Reasons why a photo is refused for good: details of `photo_refused`. Codes are stable. */
export const photoRefusals = [
  /** The bytes have another SHA-256 than announced. */
  'hash_mismatch',
  /** The bytes are not exactly one JPEG image. */
  'not_jpeg',
  /** The file contains EXIF, XMP, IPTC, a colour profile or a comment, which may reveal a place or a name. */
  'has_metadata',
  /** The picture is larger than `photoScale` allows. */
  'too_many_pixels',
] as const;
export type PhotoRefusal = (typeof photoRefusals)[number];

/** Maximum number of hashes in a status request. */
export const MAX_STATUS = 500;

/** A request by the hashes of full images. */
export const PhotoStatusRequest = v.object({ photos: v.pipe(v.array(PhotoHashSchema), v.maxLength(MAX_STATUS)) });
export type PhotoStatusRequest = v.InferOutput<typeof PhotoStatusRequest>;

/** The requested photos of which the server has the full image, or the thumbnail, from this member. */
export const PhotoStatusResponse = v.object({ full: v.array(PhotoHashSchema), thumb: v.array(PhotoHashSchema) });
export type PhotoStatusResponse = v.InferOutput<typeof PhotoStatusResponse>;
