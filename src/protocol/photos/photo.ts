import * as v from 'valibot';
import { isPhotoHash } from '../../domain/photos/photo.ts';

/**
 * Photos travel apart from records, by tus 1.0 (https://tus.io/protocols/resumable-upload; creation, expiration,
 * termination). The phone re-encodes and makes the thumbnail itself; a record names a photo by the full image's SHA-256.
 *
 * POST   /api/photos/upload          Upload-Length, Upload-Metadata → 201 with Location
 * HEAD   /api/photos/upload/ID       → Upload-Offset: all before it is on disk. 404: begin anew
 * PATCH  /api/photos/upload/ID       a chunk at Upload-Offset → 204; 409 `conflict`: ask for the offset again
 * DELETE /api/photos/upload/ID       → 204
 * POST   /api/photos/status          which photos the server holds from the sender: the only receipt
 * GET    /api/photos/HASH/full|thumb → the JPEG; 404 for unknown ones and for those one may not see alike
 *
 * What arrived of a chunk that was cut off is kept. The answer to the last chunk tells whether the photo was taken:
 * 422 `photo_refused` with one of `photoRefusals` as its detail (it will never be taken; the upload is gone), 503
 * `unavailable` when it could not be stored (HEAD tries again, and answers 503 as long as it can not). A photo leaves the
 * phone only when its status says held AND the record that names it has its receipt: what no record names for
 * `PHOTO_GRACE_DAYS` is removed.
 *
 * Some browsers write EXIF of their own into what a canvas gives (Safari's size and colour space): the phone runs
 * `withoutMetadata` of `domain/photos/jpeg.ts` over its bytes before it hashes them, the server `checkJpeg` of the same file.
 */
export const UPLOAD_PATH = '/api/photos/upload';
export const STATUS_PATH = '/api/photos/status';

export const photoVariants = ['full', 'thumb'] as const;
export type PhotoVariant = (typeof photoVariants)[number];

/** Where a photo can be seen. */
export const photoPath = (photo: string, variant: PhotoVariant): `/api/photos/${string}` =>
  `/api/photos/${photo}/${variant}`;

export const PhotoHashSchema = v.pipe(
  v.string(),
  v.check((text) => isPhotoHash(text), 'photo'),
);

/** Bytes of the largest chunk, and of the smallest one that is not a photo's last. */
export const MAX_CHUNK = 262_144;
export const MIN_CHUNK = 4_096;

/** Bytes of the largest file. */
export const maxPhotoBytes: Readonly<Record<PhotoVariant, number>> = { full: 4_194_304, thumb: 65_536 };
/** Pixels of the longest side. */
export const maxPhotoEdge: Readonly<Record<PhotoVariant, number>> = { full: 1_600, thumb: 320 };
/** A long picture, such as a screenshot of a conversation, is bounded by its short side instead: else nobody could read it. */
const LONG_PICTURE = { short: 720, long: 16_384 };

interface Size {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** What a picture is scaled by to be sent, 1 at most. No photo has more than 12 million pixels. */
export function photoScale({ width, height }: Size, variant: PhotoVariant): number {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  const usual = maxPhotoEdge[variant] / long;
  const readable = variant === 'full' ? Math.min(LONG_PICTURE.short / short, LONG_PICTURE.long / long) : 0;
  return Math.min(1, Math.max(usual, readable));
}

/** May a photo have this size? The phone's bound and the server's are the same. */
export const isPhotoSize = (size: Size, variant: PhotoVariant): boolean => photoScale(size, variant) === 1;

/** An unfinished upload ends so long after its last chunk: a week in the mountains. */
export const UPLOAD_DAYS = 7;
/** A photo that no record names stays so long. */
export const PHOTO_GRACE_DAYS = 30;

/**
 * What Upload-Metadata says, each value in Base64 as tus wants it.
 * `sha256`: of the bytes sent. `photo`: of a thumbnail, the full image's SHA-256; a full image leaves it out.
 */
export const UploadMetadata = v.variant('variant', [
  v.object({ variant: v.literal('full'), sha256: PhotoHashSchema }),
  v.object({ variant: v.literal('thumb'), sha256: PhotoHashSchema, photo: PhotoHashSchema }),
]);
export type UploadMetadata = v.InferOutput<typeof UploadMetadata>;

/** Why a photo is never taken. Codes are stable; they go into the detail of `photo_refused`. */
export const photoRefusals = [
  /** The bytes do not have the SHA-256 that was announced. */
  'hash_mismatch',
  /** Not one whole JPEG image and nothing else. */
  'not_jpeg',
  /** It says more than the picture: EXIF, XMP, IPTC, a colour profile or a comment, which may hold a place or a name. */
  'has_metadata',
  /** Larger than `photoScale` lets a picture be. */
  'too_many_pixels',
] as const;
export type PhotoRefusal = (typeof photoRefusals)[number];

/** Hashes that one status request may name. */
export const MAX_STATUS = 500;

/** Asks by full images' hashes. */
export const PhotoStatusRequest = v.object({ photos: v.pipe(v.array(PhotoHashSchema), v.maxLength(MAX_STATUS)) });
export type PhotoStatusRequest = v.InferOutput<typeof PhotoStatusRequest>;

/** Of the photos asked for, those of which the server holds the full image, and the thumbnail, from the asking member. */
export const PhotoStatusResponse = v.object({ full: v.array(PhotoHashSchema), thumb: v.array(PhotoHashSchema) });
export type PhotoStatusResponse = v.InferOutput<typeof PhotoStatusResponse>;
