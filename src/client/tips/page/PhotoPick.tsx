import { createSignal } from 'solid-js';
import { MAX_TIP_PHOTOS } from '../../../domain/tips/limits.ts';
import { PhotoPicker } from '../../components/PhotoPicker.tsx';
import { PhotoView } from '../../components/PhotoView.tsx';
import { common } from '../../words/common.ts';
import type { PhotoNote, TipPhotos } from './photos.ts';
import { tip } from './words/tip.ts';

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

/** Adds photos to a tip or a message. They stay in memory until they are sealed. */
export function PhotoPick(props: { readonly photos: TipPhotos; readonly disabled: boolean }) {
  const [shown, setShown] = createSignal<string>();
  const keys = () => props.photos.list().map(({ key }) => key);
  const photo = (key: string | undefined) => props.photos.list().find((each) => each.key === key);
  const at = () => keys().indexOf(shown() ?? '');
  const title = () => tip.photos.nth(at() + 1, keys().length);
  const to = (step: number) => {
    const key = keys()[at() + step];
    return key === undefined ? undefined : () => setShown(key);
  };
  const status = () => {
    const working = props.photos.working();
    if (working) return tip.photos.working(working.at, working.of);
    return keys().length ? tip.photos.added(keys().length, MAX_TIP_PHOTOS) : '';
  };
  return (
    <>
      <PhotoPicker
        label={tip.form.optional(tip.photos.title)}
        stripLabel={tip.photos.title}
        photos={keys()}
        max={MAX_TIP_PHOTOS}
        disabled={props.disabled}
        words={tip.photos}
        thumb={(key) => photo(key)?.thumb}
        status={status()}
        notes={props.photos.notes().map((note) => ({ code: note.code, text: noteText(note) }))}
        onFiles={props.photos.add}
        onOpen={setShown}
        onRemove={props.photos.remove}
      />
      <PhotoView
        open={at() >= 0}
        onClose={() => setShown(undefined)}
        title={title()}
        closeLabel={common.action.close}
        src={photo(shown())?.full}
        alt={title()}
        loadingLabel={tip.photos.loading}
        missing={tip.photos.missing}
        onError={() => setShown(undefined)}
        previous={{ label: tip.photos.previous, go: to(-1) }}
        next={{ label: tip.photos.next, go: to(1) }}
      />
    </>
  );
}
