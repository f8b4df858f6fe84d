import '../../components/photo-field.css';
import { createSignal, createUniqueId, For, Show } from 'solid-js';
import { MAX_TIP_PHOTOS } from '../../../domain/tips/limits.ts';
import { Button } from '../../components/Button.tsx';
import { FieldNotes } from '../../components/Field.tsx';
import { PhotoStrip } from '../../components/PhotoStrip.tsx';
import { PhotoView } from '../../components/PhotoView.tsx';
import { common } from '../../words/common.ts';
import type { PhotoNote, TipPhotos } from './photos.ts';
import { tip } from './words.ts';

function noteText(note: PhotoNote): string {
  switch (note.code) {
    case 'unreadable':
      return tip.photos.unreadable(note.count);
    case 'too_many':
      return tip.photos.onlySoMany(MAX_TIP_PHOTOS);
    case 'unsupported':
      return tip.photos.unsupported;
    default:
      return tip.problem.codes.page_old;
  }
}

/** Adds photos by 拍照 or 从相册选. They stay in memory until they are sealed. */
export function PhotoPick(props: { readonly photos: TipPhotos; readonly disabled?: boolean }) {
  const id = createUniqueId();
  const [shown, setShown] = createSignal<string>();
  const keys = () => props.photos.list().map(({ key }) => key);
  const photo = (key: string | undefined) => props.photos.list().find((each) => each.key === key);
  const nth = (key: string) => keys().indexOf(key) + 1;
  const isFull = () => keys().length >= MAX_TIP_PHOTOS;
  const open = () => photo(shown());
  const title = () => tip.photos.nth(nth(shown() ?? ''), keys().length);
  const neighbour = (step: number) => {
    const key = keys()[nth(shown() ?? '') - 1 + step];
    return key === undefined ? undefined : () => setShown(key);
  };
  const status = () => {
    const working = props.photos.working();
    if (working) return tip.photos.working(working.at, working.of);
    return keys().length ? tip.photos.added(keys().length, MAX_TIP_PHOTOS) : '';
  };

  const chooser = (source: 'camera' | 'album') => {
    let input: HTMLInputElement | undefined;
    const isOff = () => props.disabled || isFull();
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
            props.photos.add([...(currentTarget.files ?? [])]);
            // Lets the same file be chosen again after it was removed.
            currentTarget.value = '';
          }}
        />
        <Button
          icon={source === 'camera' ? 'camera' : 'upload'}
          aria-disabled={isOff()}
          onClick={() => {
            if (!isOff()) input?.click();
          }}
        >
          {source === 'camera' ? tip.photos.take : tip.photos.choose}
        </Button>
      </>
    );
  };
  return (
    <fieldset class="field photo-field" aria-describedby={`${id}-hint`}>
      <legend class="field-label">{tip.form.optional(tip.photos.title)}</legend>
      <Show when={keys().length}>
        <PhotoStrip
          photos={keys()}
          label={tip.photos.title}
          tile={(key) => ({
            src: photo(key)?.thumb,
            alt: tip.photos.nth(nth(key), keys().length),
            openLabel: tip.photos.open(nth(key)),
            removeLabel: tip.photos.takeOff(nth(key)),
          })}
          onOpen={setShown}
          onRemove={props.photos.remove}
        />
      </Show>
      <div class="two">
        {chooser('camera')}
        {chooser('album')}
      </div>
      <p class="note" role="status">
        {status()}
      </p>
      <For each={props.photos.notes()}>{(note) => <FieldNotes id={`${id}-${note.code}`} error={noteText(note)} />}</For>
      <FieldNotes id={id} hint={tip.photos.hint(MAX_TIP_PHOTOS)} />
      <PhotoView
        open={open() !== undefined}
        onClose={() => setShown(undefined)}
        title={title()}
        closeLabel={common.action.close}
        src={open()?.full}
        alt={title()}
        loadingLabel={tip.photos.loading}
        missing={tip.photos.missing}
        onError={() => setShown(undefined)}
        previous={{ label: tip.photos.previous, go: neighbour(-1) }}
        next={{ label: tip.photos.next, go: neighbour(1) }}
      />
    </fieldset>
  );
}
