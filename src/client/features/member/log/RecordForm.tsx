import { createSignal, For, type JSX, Show } from 'solid-js';
import type { ActivityName } from '../../../../domain/records/kinds/index.ts';
import { kindOf } from '../../../../domain/records/kinds/index.ts';
import { BottomBar } from '../../../components/BottomBar.tsx';
import { Button } from '../../../components/Button.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Pill } from '../../../components/Pill.tsx';
import ClockNotice from '../../../records/ClockNotice.tsx';
import { FieldInput } from '../../../records/form/FieldInput.tsx';
import type { FormModel } from '../../../records/form/form-model.ts';
import { layoutOf } from '../../../records/form/layout.ts';
import { kindName, unitOf, unitWord } from '../../../records/kind-words.ts';
import { log } from '../../../records/words/log.ts';
import { common } from '../../../words/common.ts';
import { formatAmount } from '../../../words/format.ts';
import type { createSaving } from './create-saving.ts';
import type { LogForm } from './createForm.ts';
import { PatrolHint } from './PatrolHint.tsx';
import { PhotosInput } from './PhotosInput.tsx';

/** Moves the focus to the first field with an error, in the middle of the screen. */
function focusFirstProblem(form: HTMLElement | undefined): void {
  // The errors are rendered first, because they mark the fields.
  queueMicrotask(() => {
    const field = form?.querySelector('.field-error')?.closest('.field');
    const control = field?.querySelector<HTMLElement>('input, select, textarea, button');
    control?.focus();
    field?.scrollIntoView({ block: 'center' });
  });
}

interface RecordFormProps {
  readonly kind: ActivityName;
  readonly form: LogForm;
  readonly model: FormModel;
  /** The fields shown; depends on the user's rights to name other members or squads. */
  readonly fields: readonly string[];
  /** The last record's amount. It is offered but never filled in, because an uncounted number must not be saved. */
  readonly lastAmount?: number | undefined;
  readonly back: string;
  readonly overline?: string | undefined;
  /** Saves the form, if it has no errors, and has the error of the form as a whole. */
  readonly saving: Pick<ReturnType<typeof createSaving>, 'save' | 'busy' | 'problem'>;
  /** Shown above the form: why the record was returned, or that a draft was restored. */
  readonly children?: JSX.Element;
}

/** A button (写备注) that opens the note field, which keeps most forms short. */
function Note(props: { readonly model: FormModel }) {
  const [open, setOpen] = createSignal(Boolean(props.model.values.note));
  let box: HTMLDivElement | undefined;
  const show = () => {
    setOpen(true);
    box?.querySelector('textarea')?.focus();
  };
  return (
    <div ref={box}>
      <Show
        when={open() || props.model.error('note')}
        fallback={
          <Button wide icon="edit" onClick={show}>
            {log.addNote}
          </Button>
        }
      >
        <FieldInput form={props.model} field="note" />
        <p class="note">{log.noteHint}</p>
      </Show>
    </div>
  );
}

/** Explains that a call is logged only as a count, and that its content belongs in a sealed tip. */
function TiplineHint() {
  return (
    <Notice
      tone="plain"
      title={log.tipline.title}
      action={
        <LinkButton icon="lock" href="/tip#behalf" rel="external">
          {log.tipline.behalf}
        </LinkButton>
      }
    >
      {log.tipline.detail}
    </Notice>
  );
}

/** The form of any kind of field work, built from the kind's definition. */
export function RecordForm(props: RecordFormProps) {
  let page: HTMLFormElement | undefined;
  const layout = () => layoutOf(kindOf(props.kind));
  const has = (field: string) => props.fields.includes(field);
  const wrong = () => Object.keys(props.form.problems()).length;
  const last = () => {
    const amount = layout().amount;
    const unit = amount && unitOf(props.kind, amount, props.model.values);
    return amount && unit && props.lastAmount && props.model.values[amount] === undefined
      ? { field: amount, value: props.lastAmount, text: formatAmount(props.lastAmount, unitWord(unit)) }
      : undefined;
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (props.saving.busy()) return;
    if (props.form.check()) props.saving.save();
    else focusFirstProblem(page);
  };
  const input = (field: string) => <FieldInput form={props.model} field={field} />;
  return (
    <form novalidate ref={page} onSubmit={submit}>
      <Page above="bar">
        <PageHeader
          title={kindName(props.kind)}
          overline={props.overline}
          back={{ href: props.back, label: common.action.back }}
          trailing={
            <Show when={props.form.draftKept()}>
              <Pill tone="plain">{common.state.draft}</Pill>
            </Show>
          }
        />
        {props.children}
        <Show when={props.kind === 'patrol'}>
          <PatrolHint />
        </Show>
        <Show when={props.kind === 'tipline'}>
          <TiplineHint />
        </Show>
        <Show when={has('place')}>{input('place')}</Show>
        <For each={layout().about}>{input}</For>
        <Show when={layout().amount}>{(amount) => input(amount())}</Show>
        <Show when={last()}>
          {(offer) => (
            <Button look="soft" onClick={() => props.form.set(offer().field, offer().value)}>
              {log.sameAsLast(offer().text)}
            </Button>
          )}
        </Show>
        <For each={layout().more}>{input}</For>
        <Show when={props.model.isNew && props.model.isClockWrong}>
          <ClockNotice />
        </Show>
        <div class="log-when">
          {input('date')}
          {input('hours')}
        </div>
        <Show when={has('event')}>{input('event')}</Show>
        <Show when={has('campaign') && !props.model.values.event}>{input('campaign')}</Show>
        <Show when={has('member')}>{input('member')}</Show>
        <Show when={has('squad')}>{input('squad')}</Show>
        <Show when={has('note')}>
          <Note model={props.model} />
        </Show>
        <Show when={has('photos')}>
          <PhotosInput form={props.form} model={props.model} />
        </Show>
        <BottomBar>
          <p class="log-problem" role="alert">
            {props.saving.problem() ?? (wrong() > 0 ? log.invalid(wrong()) : '')}
          </p>
          <Button type="submit" look="primary" big wide aria-disabled={props.saving.busy()}>
            {common.action.save}
          </Button>
        </BottomBar>
      </Page>
    </form>
  );
}
