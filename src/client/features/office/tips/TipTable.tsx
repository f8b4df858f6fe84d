import { Show } from 'solid-js';
import { type Day, yearOf } from '../../../../domain/kernel/day.ts';
import type { Id } from '../../../../domain/kernel/id.ts';
import { tipStates } from '../../../../domain/tips/state.ts';
import type { TipSummary } from '../../../../protocol/tips/tip-desk.ts';
import { Pill } from '../../../components/Pill.tsx';
import { DeskTable } from '../../../records/DeskTable.tsx';
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

/**
 * Tips as a table, most urgent first; each number links to its tip. It offers no file: even without their content, tips
 * stay at the desk.
 */
export function TipTable(props: {
  tips: readonly TipSummary[];
  all: number;
  today: Day;
  namesOf: (keys: readonly Id[]) => string;
}) {
  const words = tipDesk.list;
  return (
    <DeskTable
      sortParam="sort"
      caption={words.caption(props.tips.length, props.all)}
      rows={props.tips}
      columns={[
        {
          key: 'number',
          head: words.number,
          rowHead: true,
          value: (tip) => tipNumber(tip.id),
          cell: (tip) => <span class="tip-number">{tipNumber(tip.id)}</span>,
          href: (tip) => `/office/tips/${tip.id}`,
          linkLabel: (tip) => words.open(tipNumber(tip.id)),
        },
        {
          key: 'due',
          head: words.due,
          value: (tip) => tip.due,
          cell: (tip) => <Pill tone={dueTone(tip, props.today)}>{dueWords(tip, props.today)}</Pill>,
        },
        {
          key: 'state',
          head: words.state,
          value: (tip) => tipStates.indexOf(tip.state),
          cell: (tip) => <State tip={tip} />,
          end: true,
        },
        {
          key: 'arrived',
          head: words.arrived,
          value: (tip) => tip.arrived,
          cell: (tip) => formatDay(tip.arrived, yearOf(props.today)),
        },
        { key: 'size', head: words.size, value: (tip) => tip.size, cell: (tip) => tipDesk.size[sizeWord(tip.size)] },
        {
          key: 'photos',
          head: words.photos,
          value: (tip) => tip.files,
          cell: (tip) => (tip.files ? words.photosHere(tip.filesHere, tip.files) : words.noPhotos),
        },
        { key: 'keys', head: words.keys, value: (tip) => props.namesOf(tip.keys) },
        { key: 'remarks', head: words.remarks, cell: (tip) => <Remarks tip={tip} /> },
      ]}
    />
  );
}
