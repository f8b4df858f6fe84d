import { For, Show } from 'solid-js';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Pill } from '../../../components/Pill.tsx';
import type { Desk } from '../../../tips/desk/create-desk.ts';
import { createCodes } from '../../../tips/desk/key-code.ts';
import type { OfficeKey, TrustedBundle } from '../../../tips/desk/office-keys.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';

/** Compares a recipient with the previous verified list. */
function Compared(props: { listStatus: OfficeKey['listStatus'] }) {
  const words = tipKeys.sign.compared;
  return (
    <Show
      when={props.listStatus !== 'changed'}
      fallback={
        <Pill tone="bad" icon="alert">
          {words.changed}
        </Pill>
      }
    >
      <Show when={props.listStatus === 'listed'} fallback={<Pill tone="wait">{words.new}</Pill>}>
        <Pill tone="ok">{words.same}</Pill>
      </Show>
    </Show>
  );
}

/** Chooses who can open new tips: officers and recovery, each with check code and what changed. */
export function ReadersChoice(props: {
  desk: Desk;
  candidates: readonly OfficeKey[];
  /** The current verified list. */
  before: TrustedBundle | undefined;
  isChosen: (key: OfficeKey) => boolean;
  choose: (key: OfficeKey, isOn: boolean) => void;
  /** A new recovery recipient that is not signed yet. */
  newRecovery: string | undefined;
}) {
  const words = tipKeys.sign;
  const recovery = () => props.newRecovery ?? props.before?.recovery;
  const codes = createCodes(() => [
    ...props.candidates.map(({ recipient }) => recipient),
    ...(recovery() ? [recovery() ?? ''] : []),
  ]);
  const leaving = () => {
    const staying = new Set(props.candidates.filter(props.isChosen).map(({ id }) => id));
    return (props.before?.officers ?? [])
      .filter(({ key }) => !staying.has(key))
      .map(({ key }) => props.desk.nameOf(key));
  };
  return (
    <>
      <fieldset class="stack">
        <legend class="field-label">{words.officers}</legend>
        <For each={props.candidates} fallback={<p>{words.noKeys}</p>}>
          {(key) => (
            <Checkbox
              label={
                <span class="row">
                  <span>{key.name}</span> <span class="key-code">{codes(key.recipient)}</span>{' '}
                  <Compared listStatus={key.listStatus} />
                </span>
              }
              disabled={key.listStatus === 'changed'}
              checked={props.isChosen(key)}
              onInput={(isOn) => props.choose(key, isOn)}
            />
          )}
        </For>
      </fieldset>
      <Show when={leaving().length > 0}>
        <p>{words.leaving(leaving().join(tipDesk.separator))}</p>
      </Show>
      <Show when={recovery()}>
        {(recipient) => (
          <div>
            <p class="field-label">{tipKeys.recovery.title}</p>
            <p class="row">
              <span class="key-code">{codes(recipient())}</span>{' '}
              <Compared listStatus={props.newRecovery ? 'waiting' : 'listed'} />
            </p>
            <p class="note">{words.recoveryHint}</p>
          </div>
        )}
      </Show>
    </>
  );
}
