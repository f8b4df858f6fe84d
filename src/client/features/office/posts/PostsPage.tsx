import './posts.css';
import { useNavigate } from '@solidjs/router';
import { dayAt } from '../../../../domain/kernel/day.ts';
import { newId } from '../../../../domain/kernel/id.ts';
import { stateOf } from '../../../../domain/posts/state.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { randomBytes } from '../../../platform/random.ts';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { createClockValue } from '../../../records/today.ts';
import { useClient } from '../../../state/context.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { formatMoment } from '../../../words/format.ts';
import { fetchPosts } from './posts-client.ts';
import { StatePill } from './StatePill.tsx';
import { posts as words } from './words.ts';

const moment = (at: number): string => formatMoment(at, dayAt(at));

/** 发布: lists the posts of the district, and links to a new one. */
export default function PostsPage() {
  const navigate = useNavigate();
  const { time } = useClient();
  const now = createClockValue(time);
  const polled = createPolled(() => fetchPosts, { repeat: false });
  return (
    <>
      <PageHeader
        title={words.title}
        trailing={
          <div class="row">
            <LinkButton href="/office/posts/pictures">{words.pictures}</LinkButton>
            <Button
              look="primary"
              icon="edit"
              onClick={() => navigate(`/office/posts/${newId(time(), randomBytes)}?new=1`)}
            >
              {words.write}
            </Button>
          </div>
        }
      />
      <p class="note">{words.lead}</p>
      <Card>
        <Loaded of={polled} loading={common.loading} failed={(failure) => <p>{failureText(failure())}</p>}>
          {(list) =>
            list().rows.length === 0 ? (
              <EmptyState icon="broadcast" title={words.list.none}>
                {words.list.noneHint}
              </EmptyState>
            ) : (
              <DeskTable
                caption={words.list.caption}
                hideCaption
                sortParam="sort"
                rows={list().rows}
                columns={[
                  {
                    key: 'title',
                    head: words.list.title,
                    rowHead: true,
                    value: ({ title }) => title || words.list.untitled,
                    href: ({ id }) => `/office/posts/${id}`,
                  },
                  {
                    key: 'state',
                    head: words.list.state,
                    value: (row) => words.states[stateOf(row, now())],
                    cell: (row) => <StatePill state={stateOf(row, now())} />,
                  },
                  {
                    key: 'audience',
                    head: words.list.audience,
                    value: ({ audience }) => words.audiences[audience],
                  },
                  {
                    key: 'when',
                    head: words.list.when,
                    value: ({ publishAt }) => (publishAt === null ? '' : moment(publishAt)),
                  },
                  {
                    key: 'saved',
                    head: words.list.saved,
                    value: ({ savedAt, savedByName }) =>
                      words.edit.savedBy(savedByName ?? words.edit.somebody, moment(savedAt)),
                  },
                ]}
              />
            )
          }
        </Loaded>
      </Card>
    </>
  );
}
