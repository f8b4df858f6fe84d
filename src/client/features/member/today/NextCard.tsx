import './today.css';
import { For, Show } from 'solid-js';
import { isOverdue } from '../../../../domain/coverage/task.ts';
import { type Day, yearOf } from '../../../../domain/kernel/day.ts';
import { isActivityName } from '../../../../domain/records/kinds/index.ts';
import { may } from '../../../../domain/records/permission.ts';
import { textField } from '../../../../domain/records/record.ts';
import { settleHref } from '../../../attendance/waiting.ts';
import { untilText } from '../../../attendance/workdays.ts';
import { Card } from '../../../components/Card.tsx';
import { Icon, type IconName } from '../../../components/Icon.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { aimText, dueText, formHref } from '../../../coverage/task-text.ts';
import { coverage as tasks } from '../../../coverage/words.ts';
import { headline } from '../../../records/headline.ts';
import { kindIcon, kindName } from '../../../records/kind-words.ts';
import { createNamesOf, type Names, referencesOf } from '../../../records/names.ts';
import { remarkOf } from '../../../records/record-story.ts';
import { createToday } from '../../../records/today.ts';
import { delivery } from '../../../records/words/delivery.ts';
import { work } from '../../../records/words/work.ts';
import { useClient } from '../../../state/context.ts';
import { formatDay, formatDayAndWeekday } from '../../../words/format.ts';
import type { NextItem } from './next.ts';
import { next as words } from './words/next.ts';

interface ItemText {
  readonly icon: IconName;
  readonly title: string;
  readonly detail: string | undefined;
  readonly action: string;
  readonly href: string;
}

function textOf(item: NextItem, names: Names, today: Day, isAtDesk: boolean): ItemText {
  switch (item.reason) {
    case 'refused': {
      const { attention, attentionDetail: detail, attentionAction: action } = delivery.sync;
      return { icon: 'alert', title: attention(item.count), detail, action, href: '/outbox' };
    }
    case 'returned': {
      const { id, record } = item.first;
      const isOnly = item.count === 1;
      return {
        icon: 'returned',
        title: work.returned(item.count),
        detail: isOnly ? words.returnedOne(headline(record, names), remarkOf(record) ?? '') : words.returnedDetail,
        action: words.correct,
        href: isOnly ? `/records/${id}` : '/records',
      };
    }
    case 'event': {
      const { event } = item;
      return {
        icon: 'calendar',
        title: event.title,
        detail: [formatDayAndWeekday(event.day), event.starts, names.place(event.place)].filter(Boolean).join(' · '),
        action: words.eventAction,
        href: `/events/${event.id}`,
      };
    }
    case 'changed': {
      const { event, change } = item;
      return {
        icon: 'calendar',
        title: words.changed[change](event.title),
        detail: [formatDayAndWeekday(event.day), event.starts, names.place(event.place)].filter(Boolean).join(' · '),
        action: words.eventAction,
        href: `/events/${event.id}`,
      };
    }
    case 'task': {
      const { task } = item.state;
      const note = task.note && tasks.task.note(task.note);
      return {
        icon: isActivityName(task.work) ? kindIcon(task.work) : 'pin',
        title: tasks.task.title(names.place(task.place) ?? '', aimText(task)),
        detail: [dueText(item.state, today), note].filter(Boolean).join(' · '),
        action: words.taskAction,
        href: formHref(task),
      };
    }
    case 'followUp': {
      const { count, first } = item;
      const subject = names.place(textField(first.record, 'place')) ?? textField(first.record, 'body') ?? '';
      return {
        icon: kindIcon('supervision'),
        title: words.followUp(count, subject),
        detail: [words.followUpDue(formatDay(first.due, yearOf(today))), textField(first.record, 'follow')]
          .filter(Boolean)
          .join(' · '),
        action: words.followUpAction,
        href: count === 1 ? `/office/records/${first.record.id}` : '/office/programme',
      };
    }
    case 'hours': {
      const { count, first } = item;
      return {
        icon: 'clock',
        title: words.hours(count, first.event.title),
        detail: untilText(first.due, first.left),
        action: words.hoursAction,
        href: count > 1 && isAtDesk ? '/office/hours' : settleHref(first),
      };
    }
    case 'toGive':
      return {
        icon: 'pin',
        title: words.toGive(item.count),
        detail: words.toGiveDetail,
        action: words.toGiveAction,
        href: '/squad?view=tasks',
      };
    case 'late':
      return {
        icon: 'saved',
        title: words.late(item.count, item.hours),
        detail: words.lateDetail,
        action: delivery.sync.see,
        href: '/outbox',
      };
    case 'draft':
      return {
        icon: kindIcon(item.kind),
        title: words.draft(kindName(item.kind)),
        detail: words.draftDetail,
        action: words.draftAction,
        href: `/log/${item.kind}`,
      };
    case 'check':
      return {
        icon: 'survey',
        title: words.check(item.count),
        detail: words.checkDetail,
        action: words.checkAction,
        href: '/squad',
      };
  }
}

/** 下一件事: the most urgent of all that waits, with one action; the others unfold below. */
export default function NextCard(props: { readonly items: readonly NextItem[] }) {
  const { session } = useClient();
  const today = createToday();
  const names = createNamesOf(() =>
    props.items.flatMap((item) => {
      if (item.reason === 'task') return item.state.task.place;
      if (item.reason === 'event' || item.reason === 'changed') return item.event.place ?? [];
      const isOfRecord = item.reason === 'returned' || item.reason === 'followUp';
      return isOfRecord ? referencesOf(item.first.record) : [];
    }),
  );
  const isAtDesk = () => may(session.identity()?.actor.role ?? 'public', 'figures.read');
  const isLate = () => {
    const [first] = props.items;
    if (first?.reason === 'hours') return first.first.left < 0;
    if (first?.reason === 'followUp') return first.first.isOverdue;
    return first?.reason === 'task' && isOverdue(first.state, today());
  };
  const texts = () => props.items.map((item) => textOf(item, names, today(), isAtDesk()));
  return (
    <Show when={texts()[0]}>
      {(next) => (
        <Card title={words.title}>
          <div class="next-task" classList={{ bad: props.items[0]?.reason === 'refused', wait: isLate() }}>
            <Icon name={next().icon} size={28} />
            <div>
              <h3>{next().title}</h3>
              <p>{next().detail}</p>
            </div>
          </div>
          <LinkButton look="primary" wide href={next().href}>
            {next().action}
          </LinkButton>
          <Show when={texts().length > 1}>
            <details class="next-others">
              <summary>{words.others(texts().length - 1)}</summary>
              <List>
                <For each={texts().slice(1)}>
                  {({ icon, title, detail, href }) => (
                    <ListItem href={href} icon={icon} title={title} detail={detail} />
                  )}
                </For>
              </List>
            </details>
          </Show>
        </Card>
      )}
    </Show>
  );
}
