import { createSignal } from 'solid-js';
import { type Day, yearOf } from '../../../../domain/kernel/day.ts';
import { type Figure, figureNames, figures, isFigure } from '../../../../domain/records/kinds/index.ts';
import type { BoardQuery, BoardResponse } from '../../../../protocol/figures/board.ts';
import { BarChart } from '../../../components/BarChart.tsx';
import { Card } from '../../../components/Card.tsx';
import { Select } from '../../../components/Select.tsx';
import { figureName, unitWord } from '../../../records/kind-words.ts';
import { office } from '../../../records/words/office.ts';
import { common } from '../../../words/common.ts';
import { formatAmount, formatMonth, formatShort } from '../../../words/format.ts';
import { amountOf } from './amounts.ts';
import { evidenceHref, monthOf } from './board-query.ts';

/** One figure by month. Future months are left out, so that they do not look like a decline. */
export function MonthlyCard(props: { board: BoardResponse; query: BoardQuery; today: Day }) {
  const [figure, setFigure] = createSignal<Figure>('leaflet.distributed');
  const unit = () => unitWord(figures[figure()]);
  const title = () => office.board.monthly(figureName(figure()), unit());
  const thisMonth = () => props.today.slice(0, 7);
  const bars = () =>
    props.board.months
      .filter(({ month }) => month <= thisMonth())
      .map(({ month, figures: amounts }) => {
        const year = yearOf(`${month}-01`) === yearOf(props.today) ? '' : `${month.slice(2, 4)}/`;
        const value = amountOf(amounts, figure()).reported;
        return {
          label: `${year}${formatMonth(Number(month.slice(5)))}`,
          value,
          open: month === thisMonth(),
          href: value > 0 ? evidenceHref(figure(), monthOf(month, props.query)) : undefined,
        };
      });
  return (
    <Card title={title()}>
      <BarChart
        label={office.board.monthlyLabel(figureName(figure()), unit())}
        bars={bars()}
        format={(value) => formatAmount(value, unit())}
        formatAxis={formatShort}
        words={{ table: common.action.showTable, time: common.time.month, value: common.time.value }}
      />
      <Select
        label={office.board.monthlyFigure}
        value={figure()}
        onInput={(name) => isFigure(name) && setFigure(name)}
        options={figureNames.map((name) => ({ value: name, label: figureName(name) }))}
      />
    </Card>
  );
}
