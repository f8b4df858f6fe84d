import { Show } from 'solid-js';
import { type Day, yearOf } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import type { TipSummary } from '../../../../protocol/tips/tip-desk.ts';
import { Pill } from '../../../components/Pill.tsx';
import { Table } from '../../../components/Table.tsx';
import { sizeWord, tipNumber } from '../../../tips/desk/due.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { formatDay } from '../../../words/format.ts';
import { dueTone, dueWords, stateTone } from './tip-words.ts';

/** The tip's state and whether an answer is unread, side by side so that a phone shows both. */
function State(props: { tip: TipSummary }) {
  return (
    <span class="row">
      <Pill tone={stateTone(props.tip.state)}>{tipDesk.state[props.tip.state]}</Pill>
      <Show when={props.tip.fresh > 0}>
        <Pill tone="wait">{tipDesk.list.fresh(props.tip.fresh)}</Pill>
      </Show>
    </span>
  );
}

/** Marks of a tip that need no key. */
function Remarks(props: { tip: TipSummary }) {
  return (
    <span class="row">
      <Show when={props.tip.muted}>
        <Pill tone="plain">{tipDesk.list.muted}</Pill>
      </Show>
      <Show when={props.tip.duplicateOf}>
        {(other) => <span class="note">{tipDesk.list.duplicate(tipNumber(other()))}</span>}
      </Show>
    </span>
  );
}

/** Tips as a table, most urgent first; each number links to its tip. */
export function TipTable(props: {
  tips: readonly TipSummary[];
  all: number;
  today: Day;
  namesOf: (keys: readonly Id[]) => string;
}) {
  const words = tipDesk.list;
  return (
    <Table
      caption={words.caption(props.tips.length, props.all)}
      rows={props.tips}
      columns={[
        {
          head: words.number,
          rowHead: true,
          cell: (tip) => (
            <a class="tip-number" href={`/office/tips/${tip.id}`} aria-label={words.open(tipNumber(tip.id))}>
              {tipNumber(tip.id)}
            </a>
          ),
        },
        { head: words.due, cell: (tip) => <Pill tone={dueTone(tip, props.today)}>{dueWords(tip, props.today)}</Pill> },
        { head: words.state, cell: (tip) => <State tip={tip} /> },
        { head: words.arrived, cell: (tip) => formatDay(tip.arrived, yearOf(props.today)) },
        { head: words.size, cell: (tip) => tipDesk.size[sizeWord(tip.size)] },
        {
          head: words.photos,
          cell: (tip) => (tip.files ? words.photosHere(tip.filesHere, tip.files) : words.noPhotos),
        },
        { head: words.keys, cell: (tip) => props.namesOf(tip.keys) },
        { head: words.remarks, cell: (tip) => <Remarks tip={tip} /> },
      ]}
    />
  );
}
