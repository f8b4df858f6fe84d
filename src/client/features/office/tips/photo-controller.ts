import { onCleanup } from 'solid-js';
import { createStore } from 'solid-js/store';
import type { Id } from '../../../../domain/kernel/id.ts';
import type { SealFailure } from '../../../tips/crypto/failure.ts';
import { openPhoto } from '../../../tips/crypto/open.ts';
import type { SealedPhotoName } from '../../../tips/crypto/schemas.ts';
import { fetchTipFile } from '../../../tips/desk/tips-client.ts';

/** State of a photo; undefined if not requested. `hostile`: the file is what was sent, but not a plain photo. */
export type PhotoState =
  | { readonly state: 'loading' | 'wrong' | 'hostile' | 'refused' }
  | { readonly state: 'open'; readonly src: string };

const faultOf = (failure: SealFailure | undefined) =>
  failure ? (failure.code === 'not_a_photo' ? 'hostile' : 'wrong') : 'refused';

export interface PhotoController {
  readonly of: (id: Id) => PhotoState | undefined;
  /** Fetches a photo, which the server records in the audit log, and opens it. */
  readonly open: (name: SealedPhotoName, identity: string) => Promise<void>;
}

/** Makes the controller of a tip's opened photos. Their object URLs are revoked when the page is left. */
export function createPhotoController(): PhotoController {
  const [photos, setPhotos] = createStore<Record<Id, PhotoState>>({});
  const made: string[] = [];
  let isLeft = false;
  onCleanup(() => {
    isLeft = true;
    for (const src of made) URL.revokeObjectURL(src);
  });
  return {
    of: (id) => photos[id],
    async open(name, identity) {
      const before = photos[name.id]?.state;
      if (before === 'loading' || before === 'open') return;
      setPhotos(name.id, { state: 'loading' });
      const fetched = await fetchTipFile(name.id);
      const photo = fetched.ok ? await openPhoto(fetched.value, identity, name) : undefined;
      if (isLeft) return;
      if (!photo?.ok) {
        setPhotos(name.id, { state: faultOf(photo?.error) });
        return;
      }
      const src = URL.createObjectURL(new Blob([photo.value], { type: 'image/jpeg' }));
      made.push(src);
      setPhotos(name.id, { state: 'open', src });
    },
  };
}
