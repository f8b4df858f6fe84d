import './photo-strip.css';
import { createMemo, For, type JSX, Show } from 'solid-js';
import { Icon } from './Icon.tsx';
import { PhotoThumb } from './PhotoThumb.tsx';

/** The content of one place in the strip. */
interface PhotoTile {
  /** URL of the thumbnail; undefined until it is loaded. */
  readonly src: string | undefined;
  /** Alternative text. */
  readonly alt: string;
  /** Accessible name of the tap target. */
  readonly openLabel: string;
  readonly removeLabel?: string | undefined;
  /** Shown below the thumbnail. */
  readonly badge?: JSX.Element;
}

interface PhotoStripProps {
  /** One unique key for each photo. */
  readonly photos: readonly string[];
  readonly label: string;
  /** Reads signals: returns the current tile of a photo. */
  readonly tile: (key: string) => PhotoTile;
  readonly onOpen: (key: string) => void;
  /** Without it photos have no remove button. */
  readonly onRemove?: ((key: string) => void) | undefined;
  /** Called when the thumbnail could not be loaded. */
  readonly onError?: ((key: string) => void) | undefined;
}

/** Thumbnails in rows; each opens its photo and may have a remove button. */
export function PhotoStrip(props: PhotoStripProps) {
  return (
    <ul class="photo-strip" aria-label={props.label}>
      <For each={props.photos}>
        {(key) => {
          const tile = createMemo(() => props.tile(key));
          return (
            <li class="photo-tile">
              <PhotoThumb
                src={tile().src}
                alt={tile().alt}
                label={tile().openLabel}
                onOpen={() => props.onOpen(key)}
                onError={() => props.onError?.(key)}
              />
              <Show when={props.onRemove}>
                {(remove) => (
                  <button
                    type="button"
                    class="photo-remove"
                    aria-label={tile().removeLabel}
                    onClick={() => remove()(key)}
                  >
                    <Icon name="close" size={20} />
                  </button>
                )}
              </Show>
              {tile().badge}
            </li>
          );
        }}
      </For>
    </ul>
  );
}
