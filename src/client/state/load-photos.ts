import type { Id } from '../../domain/kernel/id.ts';
import type { Store } from '../data/store.ts';
import type { Photos } from '../photos/photos.ts';

/** The way to what handles photos, whose code is fetched only when there is one. */
export interface PhotosLoader {
  load(): Promise<Photos>;
  /** A sync went well: whoever has photos here sends them now. */
  wake(): void;
  named(record: Id, photos: readonly string[]): void;
  dispose(): void;
}

/** @param build gives undefined for a client that was made without photos */
export function makePhotosLoader(store: Store, build: () => Promise<Photos> | undefined): PhotosLoader {
  let loading: Promise<Photos> | undefined;

  async function fetchAndBuild(): Promise<Photos> {
    const photos = await build();
    if (!photos) throw new Error('this client was made without photos');
    return photos;
  }
  function load(): Promise<Photos> {
    // A chunk that did not come, as without a network on the first day, is asked for again.
    loading ??= fetchAndBuild().catch((error) => {
      loading = undefined;
      throw error;
    });
    return loading;
  }

  return {
    load,
    wake() {
      if (loading) return;
      void store
        .photoCounts()
        .then(({ all }) => (all ? load() : undefined))
        .catch(() => {});
    },
    named(record, hashes) {
      // Where it fails, the next sweep finds by itself which records name which photos.
      void load()
        .then((photos) => photos.named(record, hashes))
        .catch(() => {});
    },
    dispose() {
      void loading?.then((photos) => photos.dispose()).catch(() => {});
    },
  };
}
