import './photo-thumb.css';
import { Show } from 'solid-js';
import { Icon } from './Icon.tsx';

/** A small square picture that opens the large one. */
export function PhotoThumb(props: {
  /** Undefined while the picture is not here. */
  readonly src: string | undefined;
  /** Says which photo it is; empty where words beside it do. */
  readonly alt: string;
  /** What a tap does. */
  readonly label: string;
  readonly onOpen: () => void;
  readonly onError?: (() => void) | undefined;
}) {
  return (
    <button type="button" class="photo-thumb" aria-label={props.label} onClick={() => props.onOpen()}>
      <Show when={props.src} fallback={<Icon name="camera" size={32} />}>
        {(src) => <img src={src()} alt={props.alt} decoding="async" onError={() => props.onError?.()} />}
      </Show>
    </button>
  );
}
