import type { Result } from '../../domain/kernel/result.ts';
import { picturesOf } from '../../domain/posts/block.ts';
import type { Notice } from '../../protocol/posts/notices.ts';
import type { StorageFailure } from '../platform/idb/errors.ts';
import type { Backend } from './idb/backend.ts';
import { readMeta, writeMeta } from './meta.ts';
import type { KeptNotices } from './store-types.ts';

/** The notices on this phone. They go with everything else when it is wiped. */
export interface NoticeStore {
  kept(): Promise<KeptNotices | undefined>;
  /** Replaces the list; pictures that no notice shows any more are deleted. */
  keep(tag: string, rows: readonly Notice[]): Promise<Result<void, StorageFailure>>;
  picture(photo: string): Promise<ArrayBuffer | undefined>;
  /** Stores a picture that a kept notice shows. */
  keepPicture(photo: string, bytes: ArrayBuffer): Promise<Result<void, StorageFailure>>;
}

export function makeNoticeStore({ read, write }: Pick<Backend, 'read' | 'write'>): NoticeStore {
  return {
    kept: () => read((tx) => readMeta(tx, 'notices')),
    keep: (tag, rows) =>
      write(async (tx) => {
        const shown = new Set(rows.flatMap(({ blocks }) => picturesOf(blocks)));
        const before = Object.entries((await readMeta(tx, 'notices'))?.pictures ?? {});
        const gone = before.flatMap(([photo]) => (shown.has(photo) ? [] : [`noticePicture/${photo}`]));
        await tx.remove('meta', gone);
        const pictures = Object.fromEntries(before.filter(([photo]) => shown.has(photo)));
        await writeMeta(tx, 'notices', { tag, rows, pictures });
      }),
    picture: (photo) => read((tx) => readMeta(tx, `noticePicture/${photo}`)),
    keepPicture: (photo, bytes) =>
      write(async (tx) => {
        const kept = await readMeta(tx, 'notices');
        if (!kept?.rows.some(({ blocks }) => picturesOf(blocks).includes(photo))) return;
        await writeMeta(tx, `noticePicture/${photo}`, bytes);
        await writeMeta(tx, 'notices', { ...kept, pictures: { ...kept.pictures, [photo]: bytes.byteLength } });
      }),
  };
}
