import { picturesOf } from '../../domain/posts/block.ts';
import { NoticeAnswer, noticePicture } from '../../protocol/posts/notices.ts';
import type { NoticeStore } from '../data/notices.ts';
import { bytes } from '../platform/http/answer.ts';
import { callApi, callJson } from '../platform/http/call-api.ts';

/** Bytes of pictures that are kept for use offline, those of the newest notices first. */
export const MOST_PICTURE_BYTES = 4_000_000;

/** Fetches pictures of kept notices until the phone holds as many bytes as it may. */
async function keepPictures(store: NoticeStore): Promise<void> {
  const kept = await store.kept();
  if (!kept) return;
  let room = MOST_PICTURE_BYTES;
  for (const photo of new Set(kept.rows.flatMap(({ blocks }) => picturesOf(blocks)))) {
    const size = kept.pictures[photo];
    room -= size ?? 0;
    if (size !== undefined) continue;
    if (room <= 0) return;
    const answer = await callApi(noticePicture(photo), bytes);
    if (!answer.ok) continue;
    const { buffer, byteLength } = answer.value;
    room -= byteLength;
    if (room < 0 || !(await store.keepPicture(photo, buffer)).ok) return;
  }
}

/** Asks the server for the notices and keeps them; without an answer those on the phone stay. */
export async function refreshNotices(store: NoticeStore): Promise<void> {
  const known = (await store.kept())?.tag ?? '';
  const answer = await callJson(`/api/notices?known=${known}`, NoticeAnswer);
  if (!answer.ok) return;
  const { tag, rows } = answer.value;
  if (rows && !(await store.keep(tag, rows)).ok) return;
  await keepPictures(store);
}
