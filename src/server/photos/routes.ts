import type { Actor } from '../../domain/kernel/actor.ts';
import type { Id } from '../../domain/kernel/id.ts';
import { err, ok, type Result } from '../../domain/kernel/result.ts';
import {
  MAX_CHUNK,
  MAX_STATUS,
  PhotoStatusRequest,
  type PhotoVariant,
  STATUS_PATH,
  UPLOAD_PATH,
} from '../../protocol/photos/photo.ts';
import { memberRoute, type Outcome, type Route } from '../http/route.ts';
import type { Services } from '../http/services.ts';
import type { Chunk } from '../platform/chunks.ts';
import { readBytes } from '../platform/http/body.ts';
import type { HttpFailure } from '../platform/http/failure.ts';
import { makeSemaphore } from '../platform/http/gate.ts';
import { type Limit, USUAL } from '../platform/http/limits.ts';
import { BeginHeaders, ChunkHeaders, isChunk, otherTus, speaksTus, tusHeaders } from '../platform/http/tus.ts';
import { makeQuota } from '../platform/quota.ts';
import { finishUpload } from './finish.ts';
import { findPhoto, readPhoto } from './read-photo.ts';
import { photoStatus } from './status.ts';
import { addPhotoChunk, beginUpload, endUpload, type UploadState, uploadState } from './upload.ts';

/** Enough for a phone that was offline for weeks; a slow line carries no more in an hour. */
const UPLOADS: Limit = { anHour: 1_200, atOnce: 8 };
const CHUNKS: Limit = { anHour: 40_000, atOnce: 8, name: 'photo chunks' };
/** A browser requests all thumbnails of a page at once. */
const LOOKS: Limit = { anHour: 20_000, atOnce: 128, name: 'photos' };

/** Maximum bytes that a member may announce in a day: about 3,000 photos. */
const MOST_BYTES = 1_000_000_000;
const DAY_MS = 86_400_000;
/** Seconds until a phone may retry when the disk is nearly full. */
const ROOM_RETRY_S = 600;

/** Maximum number of whole photos in memory, to be checked and stored. */
const MOST_FINISHING = 4;

/** Seconds until a phone may retry when the store is unavailable. */
const STORE_RETRY_S = 30;

/** Tells the phone that the server's disk is full (RFC 4918, section 11.5); it keeps its photos and says why. */
const noRoom = {
  status: 507,
  headers: { ...tusHeaders, 'retry-after': String(ROOM_RETRY_S) },
  body: { error: { code: 'unavailable', detail: 'photos' } },
} as const;

const STATUS_BYTES = MAX_STATUS * 100;

/** Headers of a photo. Browsers show it as an image only. Proxies must not cache it; the member's browser may. */
const photoHeaders = {
  'content-type': 'image/jpeg',
  'content-security-policy': "sandbox; default-src 'none'",
  'cache-control': 'private, max-age=31536000, immutable',
  vary: 'cookie',
};

const httpDate = (time: number): string => new Date(time).toUTCString();

/**
 * Routes of photos: uploads by tus, their status, and the photos. A photo is shown to members who may read a record
 * that names it.
 */
export function photoRoutes(services: Services): readonly Route[] {
  const begun = makeQuota({ most: MOST_BYTES, windowMs: DAY_MS, now: () => services.context.now() });
  const withSlot = makeSemaphore(MOST_FINISHING).take;

  function storeFailed(cause: unknown): Outcome {
    services.log.warn({ err: cause }, 'the store of photos failed');
    return err({ code: 'unavailable', detail: 'photos', retryAfter: STORE_RETRY_S });
  }

  /** Photos wait first when the disk fills up; records are small and must always fit. */
  const hasRoom = async (): Promise<boolean> => (await services.disk.state()) === 'good';

  /** Reads the chunk in the body of a request. */
  async function readChunk(request: Request, offset: number): Promise<Result<Chunk, HttpFailure>> {
    const body = await readBytes(request, MAX_CHUNK);
    return body.ok ? ok({ offset, ...body.value }) : body;
  }

  /** Answers with the state of an upload, and finishes it first if it is complete. */
  async function answerState(actor: Actor, id: Id, state: UploadState): Promise<Outcome> {
    const { size, received, isHeld, expiresAt } = state;
    if (received === size && !isHeld) {
      const finished = await withSlot(() => finishUpload(services.context, services.photos, actor, id));
      if (!finished.ok) {
        return finished.error.code === 'unavailable' ? storeFailed(finished.error.cause) : err(finished.error);
      }
    }
    const where = { 'upload-offset': String(received), 'upload-length': String(size) };
    return ok({ headers: { ...tusHeaders, ...where, 'upload-expires': httpDate(expiresAt) } });
  }

  const show = (variant: PhotoVariant): Route =>
    memberRoute({
      method: 'GET',
      path: `/api/photos/:photo/${variant}`,
      action: 'sync',
      limit: LOOKS,
      async handle({ actor, id, request }) {
        const hash = await findPhoto(services.context, actor, id, variant);
        if (!hash) return err({ code: 'not_found' });
        const name = `${id.slice(0, 12)}${variant === 'thumb' ? '-thumb' : ''}.jpg`;
        const headers = { ...photoHeaders, etag: `"${hash}"`, 'content-disposition': `inline; filename="${name}"` };
        if (request.headers.get('if-none-match')?.includes(hash)) return ok({ status: 304, headers });
        const read = await readPhoto(services.context, services.photos, hash);
        if (!read.ok) return storeFailed(read.error.cause);
        if (read.value) return ok({ bytes: read.value, headers });
        services.log.error({ photo: hash }, 'the store has lost a photo that the database names');
        return err({ code: 'not_found' });
      },
    });

  return [
    memberRoute({
      method: 'POST',
      path: UPLOAD_PATH,
      action: 'sync',
      limit: UPLOADS,
      reads: 'headers',
      input: BeginHeaders,
      async handle({ actor, input, request }) {
        if (!speaksTus(request)) return ok(otherTus);
        if (!(await hasRoom())) return ok(noRoom);
        const first = isChunk(request) ? await readChunk(request, 0) : undefined;
        if (first?.ok === false) return first;
        // The phone will never learn the address of this upload.
        if (first?.value.isWhole === false) return err({ code: 'bad_request', detail: 'cut off' });
        const wait = begun.take(actor.member, input['upload-length']);
        if (wait !== undefined) return err({ code: 'too_many_requests', retryAfter: wait });
        const { context } = services;
        const made = await beginUpload(context, actor.member, input['upload-metadata'], input['upload-length']);
        if (!made.ok) return made;
        const { id, expiresAt } = made.value;
        const location = `${UPLOAD_PATH}/${id}`;
        const headers = { ...tusHeaders, location, 'upload-expires': httpDate(expiresAt) };
        if (!first) return ok({ status: 201, headers });
        const state = await addPhotoChunk(context, actor.member, id, first.value);
        if (!state.ok) return state;
        const answered = await answerState(actor, id, state.value);
        return answered.ok ? ok({ status: 201, headers: { ...answered.value.headers, location } }) : answered;
      },
    }),
    memberRoute({
      method: 'GET',
      path: `${UPLOAD_PATH}/:id`,
      action: 'sync',
      limit: CHUNKS,
      async handle({ actor, id, request }) {
        if (!speaksTus(request)) return ok(otherTus);
        const state = await uploadState(services.context, actor.member, id);
        return state.ok ? answerState(actor, id, state.value) : state;
      },
    }),
    memberRoute({
      method: 'PATCH',
      path: `${UPLOAD_PATH}/:id`,
      action: 'sync',
      limit: CHUNKS,
      reads: 'headers',
      input: ChunkHeaders,
      async handle({ actor, id, input, request }) {
        if (!speaksTus(request)) return ok(otherTus);
        if (!isChunk(request)) return err({ code: 'unsupported_media' });
        if (!(await hasRoom())) return ok(noRoom);
        const chunk = await readChunk(request, input['upload-offset']);
        if (!chunk.ok) return chunk;
        const state = await addPhotoChunk(services.context, actor.member, id, chunk.value);
        return state.ok ? answerState(actor, id, state.value) : state;
      },
    }),
    memberRoute({
      method: 'DELETE',
      path: `${UPLOAD_PATH}/:id`,
      action: 'sync',
      limit: CHUNKS,
      async handle({ actor, id, request }) {
        if (!speaksTus(request)) return ok(otherTus);
        const ended = await endUpload(services.context, actor.member, id);
        return ended.ok ? ok({ headers: tusHeaders }) : ended;
      },
    }),
    memberRoute({
      method: 'POST',
      path: STATUS_PATH,
      action: 'sync',
      limit: USUAL,
      input: PhotoStatusRequest,
      bodyLimit: STATUS_BYTES,
      handle: async ({ actor, input }) => ok({ body: await photoStatus(services.context, actor.member, input.photos) }),
    }),
    show('full'),
    show('thumb'),
  ];
}
