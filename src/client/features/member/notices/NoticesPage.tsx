import { For, Show } from 'solid-js';
import { dayAt } from '../../../../domain/kernel/day.ts';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { createNotices } from '../../../notices/create-notices.ts';
import { notices as words } from '../../../notices/words.ts';
import { formatDay } from '../../../words/format.ts';

/** 公告: posts for signed-in members, the newest first; those on this phone without a network. */
export default function NoticesPage() {
  const notices = createNotices();
  return (
    <Page above="tabs">
      <PageHeader title={words.title} back={{ href: '/today', label: words.title }} />
      <Card>
        <Show
          when={notices()?.length}
          fallback={
            <EmptyState icon="broadcast" title={words.none}>
              {words.noneHint}
            </EmptyState>
          }
        >
          <List label={words.title}>
            <For each={notices()}>
              {({ id, title, publishedAt }) => (
                <ListItem
                  href={`/notices/${id}`}
                  title={<span lang="zh-CN">{title}</span>}
                  detail={words.published(formatDay(dayAt(publishedAt)))}
                />
              )}
            </For>
          </List>
        </Show>
      </Card>
    </Page>
  );
}
