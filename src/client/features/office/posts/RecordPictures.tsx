import { For, Show } from 'solid-js';
import { photoPath } from '../../../../protocol/photos/photo.ts';
import type { RecordPicture } from '../../../../protocol/posts/posts.ts';
import { Loaded } from '../../../components/Loaded.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { formatDay } from '../../../words/format.ts';
import { fetchRecordPictures } from './posts-client.ts';
import { posts as words } from './words.ts';

/** Photos of the district's records whose people agreed, one of them to be chosen. */
export function RecordPictures(props: { chosen: string | undefined; onChoose: (picture: RecordPicture) => void }) {
  const list = createPolled(() => fetchRecordPictures, { repeat: false });
  return (
    <Loaded of={list} loading={common.loading} failed={(failure) => <p>{failureText(failure())}</p>}>
      {(known) => (
        <Show when={known().rows.length} fallback={<p class="note">{words.picture.noRecords}</p>}>
          <fieldset class="field">
            <legend class="field-label">{words.picture.fromRecords}</legend>
            <div class="post-choices">
              <For each={known().rows}>
                {(picture) => (
                  <label class="post-choice" classList={{ on: picture.photo === props.chosen }}>
                    <input
                      type="radio"
                      class="choice-input"
                      name="record-picture"
                      checked={picture.photo === props.chosen}
                      onChange={() => props.onChoose(picture)}
                    />
                    <img src={photoPath(picture.photo, 'thumb')} alt="" loading="lazy" />
                    <span>
                      {picture.day && formatDay(picture.day)} {picture.title}
                    </span>
                  </label>
                )}
              </For>
            </div>
          </fieldset>
        </Show>
      )}
    </Loaded>
  );
}
