import { useParams } from '@solidjs/router';
import { Show } from 'solid-js';
import { dayAt } from '../../../../domain/kernel/day.ts';
import type { Block } from '../../../../domain/posts/block.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { createNotices } from '../../../notices/create-notices.ts';
import { NoticePicture } from '../../../notices/NoticePicture.tsx';
import { notices as words } from '../../../notices/words.ts';
import { BlocksView } from '../../../posts/BlocksView.tsx';
import { formatDay } from '../../../words/format.ts';

const Fact = (props: { name: string; text: string }) => (
  <Show when={props.text}>
    <p>
      <b>{props.name}</b> <span lang="zh-CN">{props.text}</span>
    </p>
  </Show>
);

/** One notice, from this phone. */
export default function NoticePage() {
  const params = useParams();
  const notices = createNotices();
  const notice = () => notices()?.find(({ id }) => id === params.id);
  return (
    <Page>
      <PageHeader title={notice()?.title ?? words.title} back={{ href: '/notices', label: words.back }} />
      <Show
        when={notice()}
        fallback={
          <EmptyState icon="broadcast" title={words.gone}>
            {words.goneHint}
          </EmptyState>
        }
      >
        {(known) => (
          <>
            <p class="note">
              {words.published(formatDay(dayAt(known().publishedAt)))} · {words.forMembers}
            </p>
            <Fact name={words.when} text={known().when} />
            <Fact name={words.where} text={known().where} />
            <div lang="zh-CN">
              <BlocksView
                blocks={known().blocks as readonly Block[]}
                picture={({ photo, alt }) => <NoticePicture photo={photo} alt={alt} />}
              />
            </div>
          </>
        )}
      </Show>
    </Page>
  );
}
