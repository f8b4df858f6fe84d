import { createMemo, createSignal, Show } from 'solid-js';
import { entryFor } from '../../../../domain/figures/catalogue.ts';
import { yearOf } from '../../../../domain/kernel/day.ts';
import { wholeYear } from '../../../../domain/kernel/period.ts';
import { figureNamesInReports } from '../../../../domain/proofreading/figure-names.ts';
import {
  type Agreement,
  type Comparison,
  compareWithKnown,
  type KnownFigure,
} from '../../../../domain/proofreading/known.ts';
import { figures } from '../../../../domain/records/kinds/index.ts';
import type { Amounts } from '../../../../protocol/figures/board.ts';
import { Card } from '../../../components/Card.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Pill, type Tone } from '../../../components/Pill.tsx';
import { Select } from '../../../components/Select.tsx';
import { nameOf } from '../../../figures/figure-text.ts';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { unitWord } from '../../../records/kind-words.ts';
import { createToday } from '../../../records/today.ts';
import { evidenceHref, fetchBoard } from '../../../state/office-client.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import type { Checked } from './checked.ts';
import { amountText } from './finding-text.ts';
import { proofreading } from './words.ts';

const words = proofreading.records;

/** How many years back a report may be of. */
const YEARS = 5;

const knownOf = ({ figure, reported }: Amounts): KnownFigure[] => {
  const names = figureNamesInReports[figure];
  if (!names || reported <= 0) return [];
  const isExact = entryFor(figure)?.rounding !== 'over';
  return [{ id: figure, names, unit: unitWord(figures[figure]), value: reported, isExact }];
};

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
  const compare = (amounts: readonly Amounts[]) =>
    compareWithKnown(props.text, props.proof.numbers, amounts.flatMap(knownOf));
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
                  href: ({ figure }) => evidenceHref(figure.id, wholeYear(year())),
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
