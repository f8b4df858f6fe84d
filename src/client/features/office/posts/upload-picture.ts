import { err, ok, type Result } from '../../../../domain/kernel/result.ts';
import type { NewPhoto } from '../../../../domain/photos/photo.ts';
import { MAX_CHUNK, type UploadMetadata } from '../../../../protocol/photos/photo.ts';
import { httpPhotos } from '../../../sync/photos/http-photos.ts';
import type { PhotoFailure } from '../../../sync/photos/photo-transport.ts';

const transport = httpPhotos();

/** Uploads a file in chunks, by the way that all photos take. */
async function send(metadata: UploadMetadata, file: ArrayBuffer): Promise<Result<void, PhotoFailure>> {
  const bytes = new Uint8Array(file);
  const begun = await transport.create(metadata, bytes.length, bytes.slice(0, MAX_CHUNK));
  if (!begun.ok) return begun;
  const { url } = begun.value;
  let { offset } = begun.value;
  while (offset < bytes.length) {
    const sent = await transport.send(url, offset, bytes.slice(offset, offset + MAX_CHUNK));
    if (!sent.ok) return sent;
    if (sent.value <= offset) return err({ code: 'bad_response' });
    offset = sent.value;
  }
  return ok(undefined);
}

/** Uploads a photo and its preview, so that the server has it whole. */
export async function uploadPicture({ hash, thumbHash, full, thumb }: NewPhoto): Promise<Result<void, PhotoFailure>> {
  const small = await send({ variant: 'thumb', sha256: thumbHash, photo: hash }, thumb);
  return small.ok ? send({ variant: 'full', sha256: hash }, full) : small;
}
