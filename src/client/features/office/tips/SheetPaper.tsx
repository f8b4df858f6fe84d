import { For, Show } from 'solid-js';
import type { Day } from '../../../../domain/kernel/day.ts';
import type { TipSummary } from '../../../../protocol/tips/tip-desk.ts';
import { tipNumber } from '../../../tips/desk/due.ts';
import { redact } from '../../../tips/desk/redact.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { formatDay } from '../../../words/format.ts';
import type { SheetPhoto, SheetText } from './sheet-parts.ts';

/** The complete content of the sheet. */
export interface Sheet {
  readonly summary: TipSummary;
  readonly today: Day;
  readonly district: string;
  readonly officer: string;
  readonly texts: readonly SheetText[];
  readonly photos: readonly SheetPhoto[];
  readonly black: readonly string[];
}

function Redacted(props: { text: string; black: readonly string[] }) {
  return (
    <For each={redact(props.text, props.black)}>
      {(piece) => (
        <Show when={piece.hidden} fallback={piece.text}>
          <span class="sheet-black">
            <span class="hidden-visually">{tipDesk.sheet.blackedOut}</span>
            <span aria-hidden="true">{piece.text}</span>
          </span>
        </Show>
      )}
    </For>
  );
}

function Texts(props: { texts: readonly SheetText[]; black: readonly string[] }) {
  return (
    <dl class="sheet-texts">
      <For each={props.texts}>
        {({ label, text }) => (
          <div>
            <dt>{label}</dt>
            <dd>
              <Redacted text={text} black={props.black} />
            </dd>
          </div>
        )}
      </For>
    </dl>
  );
}

/** The printed 移送单. */
export function SheetPaper(props: { sheet: Sheet }) {
  const words = tipDesk.sheet;
  const of = () => props.sheet;
  const talk = () => of().texts.filter(({ isTalk }) => isTalk);
  return (
    <>
      <h2 class="sheet-heading">{words.heading}</h2>
      <dl class="sheet-facts">
        <For
          each={[
            [words.from, words.office(of().district)],
            [words.number, tipNumber(of().summary.id)],
            [words.arrived, formatDay(of().summary.arrived, 0)],
            [words.printedOn, formatDay(of().today, 0)],
            [words.source, words.sourceText],
          ]}
        >
          {([name, value]) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          )}
        </For>
      </dl>
      <Texts texts={of().texts.filter(({ isTalk }) => !isTalk)} black={of().black} />
      <Show when={talk().length > 0}>
        <h3 class="sheet-part">{words.talk}</h3>
        <Texts texts={talk()} black={of().black} />
      </Show>
      <For each={of().photos}>
        {(photo, at) => <img class="sheet-photo" src={photo.src} alt={words.photo(at() + 1)} />}
      </For>
      <Show when={of().black.length > 0}>
        <p>{words.redacted}</p>
      </Show>
      <dl class="sheet-signs">
        <div>
          <dt>{words.sender}</dt>
          <dd>{of().officer}</dd>
        </div>
        <div>
          <dt>{words.receiver}</dt>
          <dd />
        </div>
        <div>
          <dt>{words.date}</dt>
          <dd />
        </div>
      </dl>
      <p class="sheet-keep">{words.keep}</p>
    </>
  );
}
