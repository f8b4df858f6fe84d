import { type Accessor, createMemo, createSignal, mapArray, onCleanup } from 'solid-js';
import { type PhotoVariant, photoPath } from '../../../protocol/photos/photo.ts';
import { useClient } from '../../state/context.ts';

/** Where a picture is: `undefined` while that is being found out, `null` where it can not be seen now. */
export type PhotoSource = string | null | undefined;

export interface Source {
  readonly src: Accessor<PhotoSource>;
  /** The picture behind the address could not be loaded. */
  readonly failed: () => void;
}

/** A photo of this phone from its own storage, which works without a network; any other from the server. */
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

/** Sources of many photos by hash; one that stays among them is not fetched again. */
export function createSources(
  hashes: Accessor<readonly string[]>,
  variant: PhotoVariant,
): (hash: string) => Source | undefined {
  const all = mapArray(hashes, (hash) => [hash, createSource(hash, variant)] as const);
  const byHash = createMemo(() => new Map(all()));
  return (hash) => byHash().get(hash);
}
