import { Show } from 'solid-js';
import { type Day, yearOf } from '../../../../domain/kernel/day.ts';
import { type Figure, figures } from '../../../../domain/records/kinds/index.ts';
import type { Amounts, BoardQuery } from '../../../../protocol/figures/board.ts';
import { BarChart } from '../../../components/BarChart.tsx';
import { figureName } from '../../../records/kind-labels.ts';
import { unitWord } from '../../../records/kind-words.ts';
import { office } from '../../../records/words/office.ts';
import { evidenceHref } from '../../../state/office-client.ts';
import { common } from '../../../words/common.ts';
import { formatAmount, formatMonth, formatShort } from '../../../words/format.ts';
import { monthOf } from './board-query.ts';

/** Figures entered by the office itself. Nobody reviews them, so they have no unverified part. */
export const isReviewed = (figure: Figure): boolean => figure !== 'material.printed';

/**
 * One figure by month, with its verified part. Future months are left out, so that they do not look like a decline; the
 * running one is hatched.
 */
export function MonthChart(props: {
  figure: Figure;
  months: readonly (Amounts & { readonly month: string })[];
  query: BoardQuery;
  today: Day;
}) {
  const unit = () => unitWord(figures[props.figure]);
  const thisMonth = () => props.today.slice(0, 7);
  const name = (month: string) => {
    const year = yearOf(`${month}-01`) === yearOf(props.today) ? '' : `${month.slice(2, 4)}/`;
    return `${year}${formatMonth(Number(month.slice(5)))}`;
  };
  const shown = () => props.months.filter(({ month }) => month <= thisMonth());
  const bars = () =>
    shown().map(({ month, reported, verified }) => ({
      label: name(month),
      value: reported,
      part: isReviewed(props.figure) ? verified : undefined,
      open: month === thisMonth(),
      href: reported > 0 ? evidenceHref(props.figure, monthOf(month, props.query)) : undefined,
    }));
  return (
    <>
      <BarChart
        label={office.board.monthlyLabel(figureName(props.figure), unit())}
        bars={bars()}
        format={(value) => formatAmount(value, unit())}
        formatAxis={formatShort}
        words={{ table: common.action.showTable, time: common.time.month, value: common.time.value }}
      />
      <Show when={shown().some(({ month }) => month === thisMonth())}>
        <p class="note">{office.board.monthOpen(name(thisMonth()))}</p>
      </Show>
    </>
  );
}
