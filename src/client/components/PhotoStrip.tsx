import './photo-strip.css';
import { createMemo, For, type JSX, Show } from 'solid-js';
import { Icon } from './Icon.tsx';
import { PhotoThumb } from './PhotoThumb.tsx';

/** What one place of the strip shows. */
export interface PhotoTile {
  /** Where the small picture is; undefined while it is not here. */
  readonly src: string | undefined;
  /** Says which photo it is. */
  readonly alt: string;
  /** What a tap does, for who does not see the picture. */
  readonly openLabel: string;
  readonly removeLabel?: string | undefined;
  /** What stands below the picture: a pill. */
  readonly badge?: JSX.Element;
}

export interface PhotoStripProps {
  /** A key a photo, none twice. */
  readonly photos: readonly string[];
  readonly label: string;
  /** Reads signals: what a photo's place shows just now. */
  readonly tile: (key: string) => PhotoTile;
  readonly onOpen: (key: string) => void;
  /** Without it no photo has a cross. */
  readonly onRemove?: ((key: string) => void) | undefined;
  /** The picture could not be loaded. */
  readonly onError?: ((key: string) => void) | undefined;
}

/** Photos side by side, as many as fit into a row; each opens, and may be taken off. */
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
