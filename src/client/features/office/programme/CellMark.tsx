import { Show } from 'solid-js';
import type { Cell } from '../../../../domain/programme/cell.ts';
import { Icon } from '../../../components/Icon.tsx';
import { cellText, countText } from './cell-text.ts';
import { programme as words } from './words.ts';

/** A cell in short: its numbers, or none for a state that the mark alone shows. */
function shortText(cell: Cell): string | undefined {
  if (cell.state === 'notApplicable') return words.none;
  if (cell.state === 'unknown') return words.unknown;
  return countText(cell) ?? (cell.state === 'partly' ? words.states.partly : undefined);
}

/**
 * A cell as it looks: a filled mark, a hollow one, or its numbers.
 * @param props.full there is room for its words
 */
export function CellMark(props: { readonly cell: Cell; readonly full?: boolean }) {
  const text = () => (props.full ? cellText(props.cell) : shortText(props.cell));
  const hasMark = () => {
    const { state } = props.cell;
    return state === 'done' || state === 'reported' || (state === 'open' && (props.full || !text()));
  };
  return (
    <span class="programme-mark" classList={{ overdue: props.cell.isOverdue }}>
      <Show when={hasMark()}>
        <i class={`programme-box ${props.cell.state}`} aria-hidden="true">
          <Show when={props.cell.state === 'done'}>
            <Icon name="check" size={14} />
          </Show>
        </i>
      </Show>
      <Show when={text()}>{(shown) => <span>{shown()}</span>}</Show>
    </span>
  );
}
