import type { Id } from '../../domain/kernel/id.ts';
import type { Store } from '../data/store.ts';
import type { Photos } from '../photos/photos.ts';

/** Loads the code for photos when there is a first one. */
interface PhotosLoader {
  load(): Promise<Photos>;
  /** Sends waiting photos, called after each successful sync. */
  wake(): void;
  named(record: Id, photos: readonly string[]): void;
  dispose(): void;
}

/** @param build returns undefined for a client without photos */
export function makePhotosLoader(store: Store, build: () => Promise<Photos> | undefined): PhotosLoader {
  let loading: Promise<Photos> | undefined;

  async function fetchAndBuild(): Promise<Photos> {
    const photos = await build();
    if (!photos) throw new Error('this client was made without photos');
    return photos;
  }
  function load(): Promise<Photos> {
    // A chunk that could not be loaded, for example offline on the first day, is requested again.
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
      // If it fails, the next clean-up finds which records name which photos.
      void load()
        .then((photos) => photos.named(record, hashes))
        .catch(() => {});
    },
    dispose() {
      void loading?.then((photos) => photos.dispose()).catch(() => {});
    },
  };
}
