import './photo-thumb.css';
import { Show } from 'solid-js';
import { Icon } from './Icon.tsx';

/** A square thumbnail that opens the photo. */
export function PhotoThumb(props: {
  /** Undefined until it is loaded. */
  readonly src: string | undefined;
  /** Alternative text; empty if the text beside it names the photo. */
  readonly alt: string;
  /** Accessible name of the button. */
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
