import { Show } from 'solid-js';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { TextField } from '../../../components/TextField.tsx';
import type { TipFieldName } from '../../../tips/page/form.ts';
import { PhotoPick } from '../../../tips/page/PhotoPick.tsx';
import { tip } from '../../../tips/page/words.ts';
import type { Writing } from '../../../tips/page/writing.ts';

/** The remaining length is shown from this many characters on. */
const FEW_LEFT = 1_000;

/** The text fields of a tip. Only the first is required. */
export function TipForm(props: { readonly writing: Writing; readonly missing: boolean; readonly onWhat: () => void }) {
  const { form, draft } = props.writing;
  const left = () => {
    const left = form.charactersLeft();
    return left >= 0 && left < FEW_LEFT ? tip.form.left(left) : '';
  };
  const whatError = () => {
    if (props.missing) return tip.form.whatMissing;
    return form.charactersLeft() < 0 ? tip.form.tooLong(-form.charactersLeft()) : undefined;
  };
  const line = (name: TipFieldName) => ({
    value: form.fields[name],
    onInput: (text: string) => form.set(name, text),
    autocomplete: 'off',
    maxlength: 500,
  });
  return (
    <>
      <TextArea
        label={tip.form.what}
        hint={tip.form.whatHint}
        error={whatError()}
        required
        rows={5}
        name="what"
        autocomplete="off"
        value={form.fields.what}
        onInput={(text) => {
          form.set('what', text);
          props.onWhat();
        }}
      />
      <p class="note tip-left" role="status">
        {left()}
      </p>
      <TextField
        label={tip.form.optional(tip.form.where)}
        placeholder={tip.form.wherePlaceholder}
        name="where"
        {...line('where')}
      />
      <TextField
        label={tip.form.optional(tip.form.when)}
        placeholder={tip.form.whenPlaceholder}
        name="when"
        {...line('when')}
      />
      <PhotoPick photos={props.writing.photos} disabled={props.writing.isSealing()} />
      <TextField
        label={tip.form.optional(tip.form.contact)}
        hint={tip.form.contactHint}
        name="contact"
        {...line('contact')}
      />
      <Show when={!props.writing.behalf}>
        <Checkbox
          label={tip.draft.label}
          hint={tip.draft.hint}
          error={draft.hasFailed() ? tip.draft.failed : undefined}
          checked={draft.isKept()}
          onInput={draft.choose}
        />
      </Show>
    </>
  );
}
