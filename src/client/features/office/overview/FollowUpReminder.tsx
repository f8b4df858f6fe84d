import { createMemo, Show } from 'solid-js';
import { type Day, yearOf } from '../../../../domain/kernel/day.ts';
import { dueFollowUps } from '../../../../domain/programme/follow-up.ts';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { createActivities } from '../../../state/records.ts';
import { formatDay, formatNumber } from '../../../words/format.ts';
import { figureWords } from './words/figures.ts';

/** Visits that are looked at, the latest; a district has some dozens a year. */
const MOST = 500;

/** 整改到期: reminds of what supervision visits asked to be put right, with the way to the list. */
export function FollowUpReminder(props: { today: Day }) {
  const words = () => figureWords.followUp;
  const visits = createActivities('supervision', () => MOST);
  const due = createMemo(() =>
    dueFollowUps(
      (visits() ?? []).map(({ record }) => record),
      props.today,
    ),
  );
  return (
    <Show when={due()[0]}>
      {(first) => (
        <Notice
          tone="wait"
          title={words().title(formatNumber(due().length))}
          action={<LinkButton href="/office/programme">{words().see}</LinkButton>}
        >
          {words().first(formatDay(first().due, yearOf(props.today)))}
        </Notice>
      )}
    </Show>
  );
}
