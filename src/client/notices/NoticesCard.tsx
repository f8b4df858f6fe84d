import { For, Show } from 'solid-js';
import { addDays, dayAt } from '../../domain/kernel/day.ts';
import { Card } from '../components/Card.tsx';
import { LinkButton } from '../components/LinkButton.tsx';
import { List, ListItem } from '../components/List.tsx';
import { useClient } from '../state/context.ts';
import { formatDay } from '../words/format.ts';
import { createNotices } from './create-notices.ts';
import { notices as words } from './words.ts';

/** Notices on 今日, and for how many days. */
const SHOW = 2;
const DAYS = 14;

/** The newest notices, as 今日 shows them; nothing while there are none of the last two weeks. */
export default function NoticesCard() {
  const { time } = useClient();
  const notices = createNotices();
  const recent = () => {
    const first = addDays(dayAt(time()), -DAYS);
    return (notices() ?? []).filter(({ publishedAt }) => dayAt(publishedAt) >= first).slice(0, SHOW);
  };
  return (
    <Show when={recent().length}>
      <Card title={words.title}>
        <List label={words.title}>
          <For each={recent()}>
            {({ id, title, publishedAt }) => (
              <ListItem
                href={`/notices/${id}`}
                icon="broadcast"
                title={<span lang="zh-CN">{title}</span>}
                detail={words.published(formatDay(dayAt(publishedAt)))}
              />
            )}
          </For>
        </List>
        <Show when={(notices() ?? []).length > recent().length}>
          <LinkButton href="/notices" wide>
            {words.all}
          </LinkButton>
        </Show>
      </Card>
    </Show>
  );
}
