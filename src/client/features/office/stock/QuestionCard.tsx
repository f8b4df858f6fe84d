import { Show } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import type { HoldingRow, StockResponse } from '../../../../protocol/stock/stock.ts';
import { Card } from '../../../components/Card.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { createToday } from '../../../records/today.ts';
import { accountText } from '../../../stock/account-text.ts';
import { stock as words } from '../../../stock/words.ts';
import { formatDay, formatNumber } from '../../../words/format.ts';
import { materialText } from './StockTables.tsx';

/** A balance below zero, with three ways to settle it. Nothing that was entered is changed. */
export function QuestionCard(props: {
  readonly stock: StockResponse;
  readonly holding: HoldingRow;
  readonly onLate: () => void;
  readonly onWrong: () => void;
  readonly onCount: () => void;
}) {
  const { question } = words;
  const today = createToday();
  return (
    <Card title={question.title(formatNumber(props.holding.balance))}>
      <p class="row">
        <Pill tone="wait">{question.check}</Pill>
        <span>
          {accountText(props.holding.account, (id) => props.stock.names[id])} ·{' '}
          {materialText(props.stock.names, props.holding.material)}
        </span>
      </p>
      <p class="note">
        <Show when={props.holding.count}>
          {(count) => question.counted(formatDay(count().day, yearOf(today())), formatNumber(count().counted))}
        </Show>
        {question.detail(formatNumber(props.holding.received), formatNumber(props.holding.given))}
      </p>
      <List>
        <ListItem title={question.late} detail={question.lateHint} icon="plus" onClick={props.onLate} />
        <ListItem title={question.wrong} detail={question.wrongHint} icon="edit" onClick={props.onWrong} />
        <ListItem title={question.count} detail={question.countHint} icon="check" onClick={props.onCount} />
      </List>
    </Card>
  );
}
