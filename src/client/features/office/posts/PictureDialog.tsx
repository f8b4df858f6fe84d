import { createSignal, Show } from 'solid-js';
import { type Consent, consents } from '../../../../domain/posts/consent.ts';
import type { RecordPicture } from '../../../../protocol/posts/posts.ts';
import { createAction } from '../../../components/action.ts';
import { Chips, Segmented } from '../../../components/Choices.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { Field } from '../../../components/Field.tsx';
import { ActionNotice, Form, SubmitRow } from '../../../components/Form.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { encode } from '../../../photos/encoding/encode.ts';
import { failureText } from '../../../records/failure-text.ts';
import { common } from '../../../words/common.ts';
import { addPicture } from './posts-client.ts';
import { RecordPictures } from './RecordPictures.tsx';
import { uploadPicture } from './upload-picture.ts';
import { posts as words } from './words.ts';

/** Characters of a picture's name in the text. */
const NAME = 16;
const MAX_ALT = 100;
const froms = ['device', 'records'] as const;

/** Brackets and line breaks would end the description. */
const plain = (text: string): string => text.replace(/[[\]\\\n]/g, ' ').trim();

/** Asks for a photo of this device or of a record, what is on it, and how its people agreed. */
export function PictureDialog(props: { onClose: () => void; onInsert: (mark: string) => void }) {
  const [from, setFrom] = createSignal<'device' | 'records'>('device');
  const [record, setRecord] = createSignal<RecordPicture>();
  const [file, setFile] = createSignal<File>();
  const [alt, setAlt] = createSignal('');
  const [consent, setConsent] = createSignal<Consent>();
  const action = createAction((failure: { code: string }) =>
    failure.code === 'conflict' ? words.picture.gone : failureText(failure as { code: 'offline' }),
  );
  /** Prepares and uploads the chosen file. @returns its hash; undefined if it can not be used */
  async function upload(): Promise<string | undefined> {
    const chosen = file();
    if (!chosen) return void action.refuse(words.picture.noFile);
    const photo = await encode(chosen);
    if (!photo.ok) return void action.refuse(words.picture[photo.error]);
    return (await action.run(() => uploadPicture(photo.value)))?.ok ? photo.value.hash : undefined;
  }
  async function add() {
    const agreed = consent();
    if (from() === 'records' ? !record() : !file()) return action.refuse(words.picture.noFile);
    if (!plain(alt())) return action.refuse(words.picture.noAlt);
    if (!agreed) return action.refuse(words.picture.noConsent);
    const photo = from() === 'records' ? record()?.photo : await upload();
    if (photo === undefined) return;
    const done = await action.run(() => addPicture({ photo, consent: agreed }));
    if (done?.ok) props.onInsert(`![${plain(alt())}](photo:${photo.slice(0, NAME)})`);
  }
  return (
    <Dialog open onClose={props.onClose} title={words.picture.dialog} closeLabel={common.action.close}>
      <Form onSubmit={add}>
        <Segmented
          label={words.picture.from}
          value={from()}
          options={froms.map((value) => ({ value, label: words.picture.froms[value] }))}
          onInput={setFrom}
        />
        <Show
          when={from() === 'device'}
          fallback={
            <RecordPictures
              chosen={record()?.photo}
              onChoose={(picture) => {
                setRecord(picture);
                setAlt((before) => before || picture.title);
              }}
            />
          }
        >
          <Field label={words.picture.file} hint={words.picture.strip}>
            {(control) => (
              <input
                {...control}
                class="control"
                type="file"
                accept="image/*"
                onChange={(event) => setFile(event.currentTarget.files?.[0])}
              />
            )}
          </Field>
        </Show>
        <TextField
          autocomplete="off"
          label={words.picture.alt}
          hint={words.picture.altHint}
          maxlength={MAX_ALT}
          value={alt()}
          onInput={setAlt}
        />
        <Chips
          label={words.picture.consent}
          hint={words.picture.consentHint}
          options={consents.map((value) => ({ value, label: words.consents[value] }))}
          value={consent()}
          onInput={setConsent}
        />
        <ActionNotice of={action} />
        <SubmitRow look="primary" busy={action.busy()} working={words.picture.working} label={words.picture.insert} />
      </Form>
    </Dialog>
  );
}
