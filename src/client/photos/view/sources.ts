import { type Accessor, createMemo, createSignal, mapArray, onCleanup } from 'solid-js';
import { type PhotoVariant, photoPath } from '../../../protocol/photos/photo.ts';
import { useClient } from '../../state/context.ts';

/** URL of a picture: `undefined` while loading, `null` if it cannot be shown now. */
type PhotoSource = string | null | undefined;

export interface Source {
  readonly src: Accessor<PhotoSource>;
  /** Reports that the URL could not be loaded. */
  readonly failed: () => void;
}

/** Finds a photo's URL: from this phone's storage, which works offline, or from the server. */
export function createSource(hash: string, variant: PhotoVariant): Source {
  const { photos } = useClient();
  const [src, setSrc] = createSignal<PhotoSource>();
  let url: string | undefined;
  let isGone = false;
  onCleanup(() => {
    isGone = true;
    if (url !== undefined) URL.revokeObjectURL(url);
  });
  void photos()
    .then(({ store }) => store.bytes(hash, variant))
    .catch(() => undefined)
    .then((bytes) => {
      if (isGone) return;
      if (bytes) url = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
      setSrc(url ?? photoPath(hash, variant));
    });
  return { src, failed: () => setSrc(null) };
}

/** Makes sources for many photos by hash; a photo that stays in the list is not fetched again. */
export function createSources(
  hashes: Accessor<readonly string[]>,
  variant: PhotoVariant,
): (hash: string) => Source | undefined {
  const all = mapArray(hashes, (hash) => [hash, createSource(hash, variant)] as const);
  const byHash = createMemo(() => new Map(all()));
  return (hash) => byHash().get(hash);
}
