import './content.css';
import { useSearchParams } from '@solidjs/router';
import { createEffect, createMemo, createSignal, Show } from 'solid-js';
import { addDays } from '../../../../domain/kernel/day.ts';
import { isOwnCardId, MOST_OWN_CARDS, ownCardId, type Sort, sorts } from '../../../../domain/learning/content.ts';
import { dueContent } from '../../../../domain/learning/due.ts';
import type { ContentState } from '../../../../protocol/pages/content.ts';
import { Card } from '../../../components/Card.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { PaneBack } from '../../../components/Panes.tsx';
import { fetchContentState } from '../../../learning/content-client.ts';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { createToday } from '../../../records/today.ts';
import { useClient } from '../../../state/context.ts';
import { toSearch } from '../../../state/office-client.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';
import { CardForm } from './CardForm.tsx';
import { type ContentRow, contentRows } from './content-rows.ts';
import type { Desk } from './editing.ts';
import { ItemPane, StatePills } from './ItemPane.tsx';
import { words } from './words.ts';

const NEW = 'new';
/** Days until the next look at a new card, if the office says nothing else. */
const NEXT_LOOK = 180;

const isSort = (text: unknown): text is Sort => sorts.some((sort) => sort === text);
const href = (sort: Sort, item?: string): string => `?${toSearch({ sort, item })}`;

function ContentTable(props: { rows: readonly ContentRow[]; sort: Sort }) {
  return (
    <DeskTable
      heading
      caption={words.sorts[props.sort]}
      sortParam="by"
      fileName={words.sorts[props.sort]}
      rows={props.rows}
      columns={[
        {
          key: 'title',
          head: words.heads.title,
          rowHead: true,
          value: ({ title }) => title,
          href: ({ sort, id }) => href(sort, id),
        },
        ...(props.sort === 'law'
          ? [{ key: 'value', head: words.heads.value, value: ({ value }: ContentRow) => value }]
          : []),
        {
          key: 'state',
          head: words.heads.state,
          end: true,
          value: (row) => (row.isHidden ? words.hidden : words[row.text]),
          cell: (row) => <StatePills row={row} />,
        },
        { key: 'checkedOn', head: words.heads.checkedOn, named: true, value: ({ checkedOn }) => checkedOn },
        { key: 'checkBy', head: words.heads.checkBy, named: true, value: ({ checkBy }) => checkBy },
      ]}
    />
  );
}

function Content(props: { desk: Desk }) {
  const { session } = useClient();
  const [address, setAddress] = useSearchParams();
  const today = createToday();
  const sort = (): Sort => (isSort(address.sort) ? address.sort : 'card');
  const rows = createMemo(() => contentRows(props.desk.state(), sort(), today()));
  const chosen = () => rows().find(({ id }) => id === address.item);
  const due = () => dueContent(props.desk.state().content, today()).length;
  const newId = createMemo(() => {
    const used = Object.keys(props.desk.state().content.card).filter(isOwnCardId).length;
    return used < MOST_OWN_CARDS ? ownCardId(used + 1) : undefined;
  });
  const back = () => <PaneBack always href={href(sort())} label={words.back} />;
  return (
    <>
      <p class="note">{words.lead}</p>
      <Show when={due()}>
        {(count) => (
          <Notice tone="wait" title={words.due(formatNumber(count()))}>
            {words.dueDetail}
          </Notice>
        )}
      </Show>
      <Segmented
        label={words.sort}
        hideLabel
        value={sort()}
        onInput={(next) => setAddress({ sort: next, item: undefined, by: undefined })}
        options={sorts.map((value) => ({ value, label: words.sorts[value] }))}
      />
      <Show
        when={chosen()}
        fallback={
          <Show
            when={address.item === NEW && newId()}
            fallback={
              <Card>
                <Show when={sort() === 'card' && newId()}>
                  <p>
                    <LinkButton icon="plus" href={href('card', NEW)}>
                      {words.add}
                    </LinkButton>
                  </p>
                </Show>
                <ContentTable rows={rows()} sort={sort()} />
              </Card>
            }
            keyed
          >
            {(id) => (
              <>
                {back()}
                <Card title={words.add}>
                  <CardForm
                    desk={{
                      ...props.desk,
                      onChanged: (state) => {
                        props.desk.onChanged(state);
                        setAddress({ item: id });
                      },
                    }}
                    id={id}
                    card={undefined}
                    look={{ checkedOn: today(), checkBy: addDays(today(), NEXT_LOOK) }}
                  />
                </Card>
              </>
            )}
          </Show>
        }
      >
        {(row) => (
          <>
            {back()}
            <Show when={row().id} keyed>
              {(_) => (
                <ItemPane desk={props.desk} row={row()} today={today()} name={session.identity()?.actor.name ?? ''} />
              )}
            </Show>
          </>
        )}
      </Show>
    </>
  );
}

/** 学习内容: what readers learn, hidden, rewritten, added and confirmed by the office. */
export default function ContentPage() {
  const polled = createPolled(() => fetchContentState, { repeat: false });
  const [state, setState] = createSignal<ContentState>();
  createEffect(() => {
    const fetched = polled.value();
    if (fetched) setState(() => fetched);
  });
  return (
    <>
      <PageHeader
        title={words.title}
        trailing={
          <LinkButton href="/learn#main" target="_blank" rel="noopener">
            {words.open}
          </LinkButton>
        }
      />
      <Loaded
        of={{ ...polled, value: state }}
        loading={common.loading}
        failed={(failure) => <p>{failureText(failure())}</p>}
      >
        {(now) => <Content desk={{ state: now, onChanged: (next) => setState(() => next), refetch: polled.refetch }} />}
      </Loaded>
    </>
  );
}
