import './photo-field.css';
import { createUniqueId, For, Show } from 'solid-js';
import { Button } from './Button.tsx';
import { FieldNotes } from './Field.tsx';
import { PhotoStrip } from './PhotoStrip.tsx';

export interface PhotoPickerProps {
  /** Shown above the field. */
  readonly label: string;
  /** Accessible name of the photos; left out, the label. */
  readonly stripLabel?: string;
  /** Unique keys of the photos. */
  readonly photos: readonly string[];
  readonly max: number;
  /** Nothing can be added now. */
  readonly disabled: boolean;
  readonly words: {
    readonly take: string;
    readonly choose: string;
    readonly nth: (at: number, of: number) => string;
    readonly open: (at: number) => string;
    readonly takeOff: (at: number) => string;
    readonly hint: (max: number) => string;
  };
  /** Reads signals: returns the URL of a thumbnail; undefined until it is loaded. */
  readonly thumb: (key: string) => string | undefined;
  readonly status: string;
  /** Why some files were not added. */
  readonly notes: readonly { readonly code: string; readonly text: string }[];
  readonly error?: string | undefined;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onOpen: (key: string) => void;
  readonly onRemove: (key: string) => void;
  /** Called when a thumbnail could not be loaded. */
  readonly onError?: (key: string) => void;
}

/** Adds photos by 拍照 or 从相册选, and shows them as thumbnails. */
export function PhotoPicker(props: PhotoPickerProps) {
  const id = createUniqueId();
  const isOff = () => props.disabled || props.photos.length >= props.max;
  const chooser = (source: 'camera' | 'album') => {
    let input: HTMLInputElement | undefined;
    return (
      <>
        <input
          ref={input}
          type="file"
          accept="image/*"
          hidden
          multiple={source === 'album'}
          capture={source === 'camera' ? 'environment' : undefined}
          onChange={({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])];
            // Lets the same file be chosen again after it was removed.
            currentTarget.value = '';
            props.onFiles(files);
          }}
        />
        <Button
          icon={source === 'camera' ? 'camera' : 'upload'}
          aria-disabled={isOff()}
          onClick={() => {
            if (!isOff()) input?.click();
          }}
        >
          {source === 'camera' ? props.words.take : props.words.choose}
        </Button>
      </>
    );
  };
  return (
    <fieldset class="field photo-field" aria-describedby={`${id}-hint`}>
      <legend class="field-label">{props.label}</legend>
      <Show when={props.photos.length}>
        <PhotoStrip
          photos={props.photos}
          label={props.stripLabel ?? props.label}
          tile={(key) => {
            const number = props.photos.indexOf(key) + 1;
            return {
              src: props.thumb(key),
              alt: props.words.nth(number, props.photos.length),
              openLabel: props.words.open(number),
              removeLabel: props.words.takeOff(number),
            };
          }}
          onOpen={props.onOpen}
          onRemove={props.onRemove}
          onError={props.onError}
        />
      </Show>
      <div class="two">
        {chooser('camera')}
        {chooser('album')}
      </div>
      <p class="note" role="status">
        {props.status}
      </p>
      <For each={props.notes}>{(note) => <FieldNotes id={`${id}-${note.code}`} error={note.text} />}</For>
      <FieldNotes id={id} hint={props.words.hint(props.max)} error={props.error} />
    </fieldset>
  );
}
