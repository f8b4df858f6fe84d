import { useSearchParams } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { MAX_PHOTOS } from '../../../../domain/photos/photo.ts';
import { photosIn } from '../../../../domain/records/field.ts';
import { TAKES_SHARED } from '../../../../protocol/pages/share.ts';
import { Button } from '../../../components/Button.tsx';
import type { FormModel } from '../../../records/form/form-model.ts';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { log } from '../../../records/words/log.ts';
import { lazyPart } from '../../../words/lazy-part.tsx';
import type { LogForm } from './createForm.ts';

const PhotoField = lazyPart(() => import('../../../photos/view/PhotoField.tsx'));

/** A button (加照片) that opens the photo field. Most records have no photos, so their code is loaded only then. */
export function PhotosInput(props: { readonly form: LogForm; readonly model: FormModel }) {
  const value = () => {
    const named = props.model.values.photos;
    return typeof named === 'object' ? photosIn(named) : [];
  };
  const [search] = useSearchParams();
  const takesShared = () => props.model.isNew === true && search[TAKES_SHARED] !== undefined;
  const [open, setOpen] = createSignal(value().length > 0 || takesShared());
  return (
    <Show
      when={open() || value().length || props.model.error('photos')}
      fallback={
        <Button wide icon="camera" onClick={() => setOpen(true)}>
          {log.addPhotos}
        </Button>
      }
    >
      <PhotoField
        label={fieldLabel(props.model.kind, 'photos')}
        value={value()}
        max={MAX_PHOTOS}
        onInput={(photos) => props.model.set('photos', photos.length ? photos : undefined)}
        onWork={(work) => props.form.addWork(work)}
        onShared={takesShared() ? props.form.keepDraft : undefined}
        error={props.model.error('photos')}
      />
    </Show>
  );
}
