import { For } from 'solid-js';
import type { Day } from '../../../../domain/kernel/day.ts';
import { nearDays } from '../../../../domain/posters/days.ts';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { formatDay, formatNumber } from '../../../words/format.ts';
import { figureWords } from './words/figures.ts';

/** Reminds of the publicity days of the coming month, each with the way to its poster. */
export function DayReminder(props: { today: Day }) {
  const words = () => figureWords.nearDay;
  return (
    <For each={nearDays(props.today)}>
      {({ day, date, left }) => (
        <Notice
          tone="plain"
          icon="calendar"
          title={`${formatDay(date)} ${day.name}`}
          action={<LinkButton href={`/office/posters?from=day&of=${day.id}`}>{words().poster}</LinkButton>}
        >
          {left === 0 ? words().today : words().left(formatNumber(left))}
        </Notice>
      )}
    </For>
  );
}
