import './posts.css';
import { createSignal, For, Show } from 'solid-js';
import { dayAt } from '../../../../domain/kernel/day.ts';
import type { Consent } from '../../../../domain/posts/consent.ts';
import { officePicture, type PostPicture } from '../../../../protocol/posts/posts.ts';
import { createAction } from '../../../components/action.ts';
import { Button } from '../../../components/Button.tsx';
import { ConfirmDialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { ActionNotice } from '../../../components/Form.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { formatDay } from '../../../words/format.ts';
import { fetchPictures, takeBackPicture } from './posts-client.ts';
import { posts as words } from './words.ts';

const dayOf = (at: number): string => formatDay(dayAt(at), 0);

function PictureRow(props: { picture: PostPicture; onTakeBack: () => void }) {
  const picture = () => props.picture;
  return (
    <li class="card post-picture">
      <Show when={picture().takenBackAt === null}>
        <img src={officePicture(picture().photo)} alt={words.consent.photo(dayOf(picture().addedAt))} loading="lazy" />
      </Show>
      <div class="stack">
        <p>{words.consents[picture().consent as Consent] ?? picture().consent}</p>
        <p class="note">
          {words.consent.added(dayOf(picture().addedAt), picture().addedByName ?? words.edit.somebody)}
        </p>
        <Show when={picture().uses.length} fallback={<p class="note">{words.consent.unused}</p>}>
          <p>
            {words.consent.usedIn}
            <For each={picture().uses}>
              {(use) => (
                <>
                  {' '}
                  <a class="post-use" href={`/office/posts/${use.id}`}>
                    {use.title || words.list.untitled}
                    {use.isPublic ? '' : words.consent.hidden}
                  </a>
                </>
              )}
            </For>
          </p>
        </Show>
        <Show
          when={picture().takenBackAt}
          fallback={
            <div>
              <Button look="danger" onClick={() => props.onTakeBack()}>
                {words.consent.takeBack}
              </Button>
            </div>
          }
        >
          {(at) => <p class="note">{words.consent.takenBack(dayOf(at()))}</p>}
        </Show>
      </div>
    </li>
  );
}

/** 照片和同意: lists the pictures of posts with their uses, and takes a consent back. */
export default function PicturesPage() {
  const polled = createPolled(() => fetchPictures, { repeat: false });
  const action = createAction(failureText);
  const [asked, setAsked] = createSignal<PostPicture>();
  async function takeBack() {
    const picture = asked();
    setAsked(undefined);
    if (!picture) return;
    if ((await action.run(() => takeBackPicture(picture.photo), words.consent.done))?.ok) polled.refetch();
  }
  return (
    <>
      <PageHeader title={words.consent.title} back={{ href: '/office/posts', label: words.edit.back }} />
      <p>{words.consent.lead}</p>
      <ActionNotice of={action} />
      <Loaded of={polled} loading={common.loading} failed={(failure) => <p>{failureText(failure())}</p>}>
        {(list) => (
          <Show when={list().rows.length} fallback={<EmptyState icon="camera" title={words.consent.none} />}>
            <ul class="post-pictures">
              <For each={list().rows}>
                {(picture) => <PictureRow picture={picture} onTakeBack={() => setAsked(picture)} />}
              </For>
            </ul>
          </Show>
        )}
      </Loaded>
      <ConfirmDialog
        open={asked() !== undefined}
        onClose={() => setAsked(undefined)}
        title={words.consent.confirmTitle}
        words={common.action}
        confirm={words.consent.takeBack}
        onConfirm={() => void takeBack()}
      >
        <p>{words.consent.confirm(asked()?.uses.length ?? 0)}</p>
      </ConfirmDialog>
    </>
  );
}
