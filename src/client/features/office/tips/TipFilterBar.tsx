import { type TipState, tipStates } from '../../../../domain/tips/state.ts';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Select } from '../../../components/Select.tsx';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import type { TipFilter } from './tip-filter.ts';

/** The list's filters. They are in the address, so that a link shows the same. */
export function TipFilterBar(props: {
  filter: TipFilter;
  onInput: (change: Readonly<Record<string, string | undefined>>) => void;
}) {
  const words = tipDesk.list;
  const flag = (on: boolean) => (on ? '1' : undefined);
  return (
    <div class="tip-filter">
      <Select
        label={words.state}
        value={props.filter.state}
        options={[
          { value: 'pending', label: words.filterOpen },
          ...tipStates.map((state: TipState) => ({ value: state, label: tipDesk.state[state] })),
          { value: 'all', label: words.filterAll },
        ]}
        onInput={(state) => props.onInput({ state: state === 'pending' ? undefined : state })}
      />
      <Checkbox
        label={words.onlyMine}
        checked={props.filter.mine}
        onInput={(on) => props.onInput({ mine: flag(on) })}
      />
      <Checkbox
        label={words.onlyOverdue}
        checked={props.filter.overdue}
        onInput={(on) => props.onInput({ overdue: flag(on) })}
      />
    </div>
  );
}
