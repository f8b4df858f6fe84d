import { createMemo, createSignal, Show } from 'solid-js';
import { entryFor } from '../../../../domain/figures/catalogue.ts';
import { yearOf } from '../../../../domain/kernel/day.ts';
import { wholeYear } from '../../../../domain/kernel/period.ts';
import {
  type Agreement,
  type Comparison,
  compareWithKnown,
  type KnownFigure,
} from '../../../../domain/proofreading/known.ts';
import { reportPeriodsOf } from '../../../../domain/reports/figure-source.ts';
import type { Amounts } from '../../../../protocol/figures/board.ts';
import { Card } from '../../../components/Card.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Pill, type Tone } from '../../../components/Pill.tsx';
import { Select } from '../../../components/Select.tsx';
import { nameOf } from '../../../figures/figure-text.ts';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { createToday } from '../../../records/today.ts';
import { valueHref } from '../../../reports/evidence.ts';
import { createStated } from '../../../reports/stated.ts';
import { fetchBoard, fetchRegister } from '../../../state/office-client.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import type { Checked } from './checked.ts';
import { amountText } from './finding-text.ts';
import { knownFigures } from './known-figures.ts';
import { proofreading } from './words.ts';

const words = proofreading.records;

/** How many years back a report may be of. */
const YEARS = 5;

const tones: Readonly<Record<Agreement, Tone>> = { equal: 'ok', otherwise: 'plain', different: 'wait' };

/** Compares the numbers of a text with what the district's records say of a year. */
export function RecordsCard(props: Checked) {
  const today = createToday();
  const years = createMemo(() => Array.from({ length: YEARS }, (_, back) => yearOf(today()) - back));
  const [chosen, setChosen] = createSignal<number>();
  /** The year chosen, or the first one that the text names. */
  const year = createMemo(
    () => chosen() ?? years().find((each) => props.text.includes(`${each}年`)) ?? yearOf(today()),
  );
  const board = createPolled(() => {
    const asked = wholeYear(year());
    return () => fetchBoard(asked);
  });
  const register = createPolled(() => {
    const { to } = wholeYear(year());
    const day = to < today() ? to : today();
    return () => fetchRegister(day);
  });
  const stated = createStated();
  const known = (amounts: readonly Amounts[]) =>
    knownFigures(amounts, stated(), register.value()?.figures ?? {}, wholeYear(year()));
  const compare = (amounts: readonly Amounts[]) => compareWithKnown(props.text, props.proof.numbers, known(amounts));
  const hrefOf = ({ id }: KnownFigure, isStated: boolean): string => {
    const entry = entryFor(id);
    const periods = reportPeriodsOf(wholeYear(year()));
    return entry ? valueHref(entry, { period: 'present' }, { periods }, isStated) : '/office/statements';
  };
  const agreementText = ({ agreement, written, figure }: Comparison) =>
    agreement === 'equal'
      ? words.agreements.equal
      : words.written(words.agreements[agreement], `${written}${figure.unit}`);
  return (
    <Card>
      <Select
        label={words.year}
        value={String(year())}
        onInput={(value) => setChosen(Number(value))}
        options={years().map((value) => ({ value: String(value), label: words.yearName(value) }))}
      />
      <Loaded of={board} loading={common.loading} failed={() => <Notice tone="bad" title={words.failed} />}>
        {(answer) => (
          <Show when={compare(answer().figures).length} fallback={<p class="note">{words.none}</p>}>
            <DeskTable
              heading
              caption={words.title}
              rows={compare(answer().figures)}
              columns={[
                {
                  key: 'written',
                  head: proofreading.table.written,
                  rowHead: true,
                  value: ({ mention }) => props.text.slice(mention.start, mention.end),
                },
                { key: 'figure', head: words.figure, value: ({ figure }) => nameOf(figure.id) },
                {
                  key: 'value',
                  head: words.value,
                  number: true,
                  value: ({ figure }) => figure.value,
                  cell: ({ figure }) => amountText(figure.value, figure.unit),
                  href: ({ figure }) => hrefOf(figure, 'isStated' in figure && figure.isStated === true),
                },
                {
                  key: 'agreement',
                  head: words.agreement,
                  end: true,
                  value: agreementText,
                  cell: (row) => <Pill tone={tones[row.agreement]}>{agreementText(row)}</Pill>,
                },
              ]}
            />
          </Show>
        )}
      </Loaded>
      <p class="note">{words.note}</p>
    </Card>
  );
}
