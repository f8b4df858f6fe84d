import './photo-view.css';
import { createSignal, type JSX, Show } from 'solid-js';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { Icon } from './Icon.tsx';
import { Spinner } from './Progress.tsx';

interface PhotoViewProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly closeLabel: string;
  /** `undefined` while loading, `null` if it cannot be shown. */
  readonly src: string | null | undefined;
  readonly alt: string;
  readonly loadingLabel: string;
  /** Shown if the photo cannot be shown. */
  readonly missing: JSX.Element;
  readonly onError: () => void;
  readonly previous?: { readonly label: string; readonly go: (() => void) | undefined } | undefined;
  readonly next?: { readonly label: string; readonly go: (() => void) | undefined } | undefined;
  /** Actions for the photo. */
  readonly children?: JSX.Element;
}

/** Ratio of height to width from which a photo counts as a long screenshot. */
const LONG = 2.5;

/** One photo as large as the screen allows, with buttons to its neighbours. */
export function PhotoView(props: PhotoViewProps) {
  const [isLong, setLong] = createSignal(false);
  return (
    <Dialog wide open={props.open} onClose={props.onClose} title={props.title} closeLabel={props.closeLabel}>
      <div class="photo-view" classList={{ 'is-long': isLong() }}>
        <Show when={props.src !== undefined} fallback={<Spinner label={props.loadingLabel} />}>
          <Show
            when={props.src}
            fallback={
              <div class="photo-missing">
                <Icon name="camera" size={40} />
                {props.missing}
              </div>
            }
          >
            {(src) => (
              <img
                src={src()}
                alt={props.alt}
                onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
                  setLong(naturalHeight > LONG * naturalWidth)
                }
                onError={() => props.onError()}
              />
            )}
          </Show>
        </Show>
      </div>
      <Show when={props.previous?.go || props.next?.go}>
        <div class="two">
          <Button icon="back" aria-disabled={!props.previous?.go} onClick={() => props.previous?.go?.()}>
            {props.previous?.label}
          </Button>
          <Button icon="chevron" aria-disabled={!props.next?.go} onClick={() => props.next?.go?.()}>
            {props.next?.label}
          </Button>
        </div>
      </Show>
      {props.children}
    </Dialog>
  );
}
