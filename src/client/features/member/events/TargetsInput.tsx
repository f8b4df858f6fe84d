import { createSignal, Index, Show } from 'solid-js';
import { figureNames, figures, isFigure } from '../../../../domain/records/kinds/index.ts';
import { textField } from '../../../../domain/records/record.ts';
import { MAX_TARGET, readTargets, type Target, writeTargets } from '../../../../domain/records/targets.ts';
import { Button } from '../../../components/Button.tsx';
import { NumberField } from '../../../components/NumberField.tsx';
import { Select } from '../../../components/Select.tsx';
import { events as words } from '../../../events/words.ts';
import { figureName } from '../../../records/kind-labels.ts';
import { unitWord } from '../../../records/kind-words.ts';
import { namedOptions } from '../../../records/named-options.ts';
import { createReferences, type LocalRecord } from '../../../state/records.ts';

/** A target that may not be complete yet. `of` is `squad ID` or `town ID`, empty for the district. */
interface Row {
  readonly figure: string;
  readonly of: string;
  readonly amount: number | undefined;
}

const rowOf = ({ figure, amount, of }: Target): Row => ({
  figure,
  amount,
  of: Object.entries(of ?? {})
    .flat()
    .join(' '),
});

/** Writes the complete rows, each figure of a squad, town or the district once. */
function textOf(rows: readonly Row[]): string {
  const complete = rows.filter(({ figure, amount }) => figure && amount && amount > 0 && amount <= MAX_TARGET);
  const lines = complete.map(({ figure, of, amount }) => [figure, amount, of].filter(Boolean).join(' '));
  return writeTargets(readTargets(lines.join('\n')) ?? []);
}

/** Further targets of a campaign: a figure, whose it is, and how much. */
export function TargetsInput(props: { readonly value: string; readonly onInput: (value: string) => void }) {
  const [rows, setRows] = createSignal<readonly Row[]>((readTargets(props.value) ?? []).map(rowOf));
  const squads = createReferences('squad');
  const places = createReferences('place');
  const named = (list: readonly LocalRecord[] | undefined, group: 'squad' | 'town') =>
    namedOptions(list).map(({ value, label }) => ({ value: `${group} ${value}`, label }));
  const towns = () => (places() ?? []).filter(({ record }) => textField(record, 'form') === 'town');
  const groups = () => [
    { group: words.targets.squads, options: named(squads(), 'squad') },
    { group: words.targets.towns, options: named(towns(), 'town') },
  ];
  const unit = (figure: string) => (isFigure(figure) ? unitWord(figures[figure]) : undefined);
  const write = (next: readonly Row[]) => {
    setRows(next);
    props.onInput(textOf(next));
  };
  const change = (at: number, part: Partial<Row>) =>
    write(rows().map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <fieldset class="targets">
      <legend>{words.targets.title}</legend>
      <p class="note">{words.targets.hint}</p>
      <Index each={rows()}>
        {(row, at) => (
          <div class="target-row">
            <Select
              label={words.targets.of}
              value={row().of}
              empty={words.form.allSquads}
              options={groups()}
              onInput={(of) => change(at, { of })}
            />
            <Select
              label={words.targets.figure}
              value={row().figure}
              options={figureNames.map((value) => ({ value, label: figureName(value) }))}
              onInput={(figure) => change(at, { figure })}
            />
            <NumberField
              label={words.targets.amount}
              unit={unit(row().figure)}
              value={row().amount}
              onInput={(amount) => change(at, { amount })}
            />
            <Button
              look="quiet"
              aria-label={words.targets.removeOne(at + 1)}
              onClick={() => write(rows().filter((_, index) => index !== at))}
            >
              {words.targets.remove}
            </Button>
          </div>
        )}
      </Index>
      <Show when={rows().every(({ amount }) => amount)}>
        <Button
          icon="plus"
          onClick={() =>
            setRows((all) => [
              ...all,
              { figure: all.at(-1)?.figure ?? 'leaflet.distributed', of: '', amount: undefined },
            ])
          }
        >
          {words.targets.add}
        </Button>
      </Show>
    </fieldset>
  );
}
