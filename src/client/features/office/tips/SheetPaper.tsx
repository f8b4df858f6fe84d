import { For, type JSX, Show } from 'solid-js';
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

function Rows(props: { class: string; rows: readonly (readonly [name: string, value?: JSX.Element])[] }) {
  return (
    <dl class={props.class}>
      <For each={props.rows}>
        {([name, value]) => (
          <div>
            <dt>{name}</dt>
            <dd>{value}</dd>
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
  const redacted = (texts: readonly SheetText[]) =>
    texts.map(({ label, text }) => [label, <Redacted text={text} black={of().black} />] as const);
  return (
    <>
      <h2 class="sheet-heading">{words.heading}</h2>
      <Rows
        class="sheet-facts"
        rows={[
          [words.from, words.office(of().district)],
          [words.number, tipNumber(of().summary.id)],
          [words.arrived, formatDay(of().summary.arrived, 0)],
          [words.printedOn, formatDay(of().today, 0)],
          [words.source, words.sourceText],
        ]}
      />
      <Rows class="sheet-texts" rows={redacted(of().texts.filter(({ isTalk }) => !isTalk))} />
      <Show when={talk().length > 0}>
        <h3 class="sheet-part">{tipDesk.talk.title}</h3>
        <Rows class="sheet-texts" rows={redacted(talk())} />
      </Show>
      <For each={of().photos}>
        {(photo, at) => <img class="sheet-photo" src={photo.src} alt={words.photo(at() + 1)} />}
      </For>
      <Show when={of().black.length > 0}>
        <p>{words.redacted}</p>
      </Show>
      <Rows class="sheet-signs" rows={[[words.sender, of().officer], [words.receiver], [words.date]]} />
      <p class="sheet-keep">{words.keep}</p>
    </>
  );
}
