import { type Day, yearOf } from '../../../domain/kernel/day.ts';
import type { TipSummary } from '../../../protocol/tips/tip-desk.ts';
import { Facts } from '../../parts/Facts.tsx';
import { sizeWord } from '../../tips/desk/due.ts';
import { Card } from '../../ui/Card.tsx';
import { Pill } from '../../ui/Pill.tsx';
import { formatDay } from '../../words/format.ts';
import { tipDesk } from '../../words/tip-desk.ts';
import { tipKeys } from '../../words/tip-keys.ts';
import { dueTone, dueWords, stateTone } from './tip-words.ts';

/** 基本情况: all that the server knows of a tip. */
export function FactsCard(props: { summary: TipSummary; today: Day }) {
  const { list, tip } = tipDesk;
  const day = (value: Day) => formatDay(value, yearOf(props.today));
  return (
    <Card title={tip.facts}>
      <Facts
        facts={[
          {
            label: list.state,
            value: <Pill tone={stateTone(props.summary.state)}>{tipDesk.state[props.summary.state]}</Pill>,
          },
          {
            label: list.due,
            value: <Pill tone={dueTone(props.summary, props.today)}>{dueWords(props.summary, props.today)}</Pill>,
          },
          { label: list.arrived, value: day(props.summary.arrived) },
          { label: list.size, value: tipDesk.size[sizeWord(props.summary.size)] },
          { label: tip.epoch, value: tipKeys.status.epochOf(props.summary.epoch) },
          ...(props.summary.outcome ? [{ label: tip.outcome, value: tipDesk.outcome[props.summary.outcome] }] : []),
          ...(props.summary.closed ? [{ label: tip.closedOn, value: day(props.summary.closed) }] : []),
        ]}
      />
    </Card>
  );
}
