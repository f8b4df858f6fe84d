import { type Day, yearOf } from '../../../../domain/kernel/day.ts';
import type { TipSummary } from '../../../../protocol/tips/tip-desk.ts';
import { Card } from '../../../components/Card.tsx';
import { Facts } from '../../../components/Facts.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { sizeWord } from '../../../tips/desk/due.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';
import { formatDay } from '../../../words/format.ts';
import { dueTone, dueWords, stateTone } from './tip-words.ts';

/** 基本情况: everything that the server knows about a tip. */
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
