import './today.css';
import { For, Show } from 'solid-js';
import { Card } from '../../../components/Card.tsx';
import { Icon, type IconName } from '../../../components/Icon.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { headline } from '../../../records/headline.ts';
import { kindIcon, kindName } from '../../../records/kind-words.ts';
import { createNamesOf, type Names, referencesOf } from '../../../records/names.ts';
import { remarkOf } from '../../../records/record-story.ts';
import { work } from '../../../records/words/work.ts';
import { formatDayAndWeekday } from '../../../words/format.ts';
import type { Task } from './next.ts';
import { next as words } from './words/next.ts';

interface TaskText {
  readonly icon: IconName;
  readonly title: string;
  readonly detail: string | undefined;
  readonly action: string;
  readonly href: string;
}

function textOf(task: Task, names: Names): TaskText {
  switch (task.reason) {
    case 'refused': {
      const { attention, attentionDetail: detail, attentionAction: action } = work.sync;
      return { icon: 'alert', title: attention(task.count), detail, action, href: '/outbox' };
    }
    case 'returned': {
      const { id, record } = task.first;
      const isOnly = task.count === 1;
      return {
        icon: 'returned',
        title: work.returned(task.count),
        detail: isOnly ? words.returnedOne(headline(record, names), remarkOf(record) ?? '') : words.returnedDetail,
        action: words.correct,
        href: isOnly ? `/records/${id}` : '/records',
      };
    }
    case 'event': {
      const { event } = task;
      return {
        icon: 'calendar',
        title: event.title,
        detail: [formatDayAndWeekday(event.day), event.starts, names.place(event.place)].filter(Boolean).join(' · '),
        action: words.eventAction,
        href: `/events/${event.id}`,
      };
    }
    case 'changed': {
      const { event, change } = task;
      return {
        icon: 'calendar',
        title: words.changed[change](event.title),
        detail: [formatDayAndWeekday(event.day), event.starts, names.place(event.place)].filter(Boolean).join(' · '),
        action: words.eventAction,
        href: `/events/${event.id}`,
      };
    }
    case 'late':
      return {
        icon: 'saved',
        title: words.late(task.count, task.hours),
        detail: words.lateDetail,
        action: work.sync.see,
        href: '/outbox',
      };
    case 'draft':
      return {
        icon: kindIcon(task.kind),
        title: words.draft(kindName(task.kind)),
        detail: words.draftDetail,
        action: words.draftAction,
        href: `/log/${task.kind}`,
      };
    case 'check':
      return {
        icon: 'survey',
        title: words.check(task.count),
        detail: words.checkDetail,
        action: words.checkAction,
        href: '/squad',
      };
  }
}

/** 下一件事: the most urgent of all that waits, with one action; the others unfold below. */
export default function NextCard(props: { readonly tasks: readonly Task[] }) {
  const names = createNamesOf(() =>
    props.tasks.flatMap((task) => {
      if (task.reason === 'event' || task.reason === 'changed') return task.event.place ?? [];
      return task.reason === 'returned' ? referencesOf(task.first.record) : [];
    }),
  );
  const texts = () => props.tasks.map((task) => textOf(task, names));
  return (
    <Show when={texts()[0]}>
      {(next) => (
        <Card title={words.title}>
          <div class="next-task" classList={{ bad: props.tasks[0]?.reason === 'refused' }}>
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
