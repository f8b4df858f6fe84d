import { createSignal } from 'solid-js';
import type { Day } from '../../../../domain/kernel/day.ts';
import { type Figure, figureNames, figures, isFigure } from '../../../../domain/records/kinds/index.ts';
import type { BoardQuery, BoardResponse } from '../../../../protocol/figures/board.ts';
import { Card } from '../../../components/Card.tsx';
import { Select } from '../../../components/Select.tsx';
import { figureName } from '../../../records/kind-labels.ts';
import { unitWord } from '../../../records/kind-words.ts';
import { office } from '../../../records/words/office.ts';
import { amountOf } from './amounts.ts';
import { MonthChart } from './MonthChart.tsx';

/** A figure of choice by month. */
export function MonthlyCard(props: { board: BoardResponse; query: BoardQuery; today: Day }) {
  const [figure, setFigure] = createSignal<Figure>('leaflet.distributed');
  const months = () =>
    props.board.months.map(({ month, figures: amounts }) => ({ ...amountOf(amounts, figure()), month }));
  return (
    <Card title={office.board.monthly(figureName(figure()), unitWord(figures[figure()]))}>
      <MonthChart figure={figure()} months={months()} query={props.query} today={props.today} />
      <Select
        label={office.board.monthlyFigure}
        value={figure()}
        onInput={(name) => isFigure(name) && setFigure(name)}
        options={figureNames.map((name) => ({ value: name, label: figureName(name) }))}
      />
    </Card>
  );
}
