import { type DBSchema, openDB } from 'idb';
import { chooseShared } from '../domain/photos/shared.ts';
import {
  SHARED_DATABASE,
  SHARED_FIELD,
  SHARED_LEFT,
  SHARED_PAGE,
  SHARED_TABLE,
  type SharedPhoto,
} from '../protocol/pages/share.ts';

interface Shared extends DBSchema {
  [SHARED_TABLE]: { key: number; value: SharedPhoto };
}

/** Stores shared photos in one transaction. @returns how many files were left out */
async function keep(files: readonly File[]): Promise<number> {
  const database = await openDB<Shared>(SHARED_DATABASE, 1, {
    upgrade: (opened) => void opened.createObjectStore(SHARED_TABLE, { autoIncrement: true }),
  });
  try {
    const waiting = await database.getAll(SHARED_TABLE);
    const sizes = waiting.map(({ bytes }) => bytes.byteLength);
    const chosen = chooseShared(files, sizes).flatMap((at) => files[at] ?? []);
    // Read before the transaction, which would not wait.
    const photos = await Promise.all(
      chosen.map(async (file) => ({ type: file.type, bytes: await file.arrayBuffer() })),
    );
    const transaction = database.transaction(SHARED_TABLE, 'readwrite');
    await Promise.all([...photos.map((photo) => transaction.store.add(photo)), transaction.done]);
    return files.length - photos.length;
  } finally {
    database.close();
  }
}

/** Takes photos from the phone's share sheet and leads to the page that places them; works without a network. */
export async function takeShared(request: Request): Promise<Response> {
  let left: number | 'failed';
  try {
    const files = (await request.formData()).getAll(SHARED_FIELD).filter((entry) => entry instanceof File);
    left = await keep(files);
  } catch {
    left = 'failed';
  }
  const address = new URL(SHARED_PAGE, location.origin);
  if (left) address.searchParams.set(SHARED_LEFT, String(left));
  return Response.redirect(address.href, 303);
}
