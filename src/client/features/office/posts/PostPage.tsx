import './posts.css';
import { useParams, useSearchParams } from '@solidjs/router';
import { For, Show } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import type { Block, PostProblemCode } from '../../../../domain/posts/block.ts';
import { officePicture } from '../../../../protocol/posts/posts.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { ActionNotice } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { BlocksView } from '../../../posts/BlocksView.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { common } from '../../../words/common.ts';
import { createPost, type PostModel } from './create-post.ts';
import { OutputCard } from './OutputCard.tsx';
import { PaperOutput } from './Paper.tsx';
import { PostConflict } from './PostConflict.tsx';
import { PosterOutput } from './PosterOutput.tsx';
import { PostForm } from './PostForm.tsx';
import { moment, PublishBar } from './PublishBar.tsx';
import { GroupOutput, LedOutput, ScriptOutput } from './TextOutputs.tsx';
import { posts as words } from './words.ts';

/** Lists the problems that keep the post from being published, by line. A later server may send unknown codes. */
function Problems(props: { of: readonly { code: string; line: number }[] }) {
  const text = ({ code, line }: { code: string; line: number }) => {
    const known = words.problems[code as PostProblemCode] ?? code;
    return line > 0 ? words.problemAt(line, known) : known;
  };
  return (
    <Show when={props.of.length}>
      <Notice tone="wait" icon="alert" title={words.problemsTitle}>
        <For each={props.of}>
          {(problem) => (
            <>
              {text(problem)}
              <br />
            </>
          )}
        </For>
      </Notice>
    </Show>
  );
}

/** 网页: the page as on a phone. */
function PageOutput(props: { model: PostModel }) {
  const source = () => props.model.source();
  return (
    <OutputCard
      class="post-page"
      title={props.model.isForMembers() ? words.outputs.notice : words.outputs.page}
      note={words.outputs.pageHint}
    >
      <section class="post-phone" aria-label={words.outputs.pageHint} tabindex="0">
        <p class="post-phone-title">{source().title}</p>
        <Show when={source().when || source().where}>
          <p class="note">{[source().when, source().where].filter(Boolean).join('，')}</p>
        </Show>
        <Show when={source().blocks.length} fallback={<p class="note">{words.outputs.empty}</p>}>
          <BlocksView
            blocks={source().blocks as readonly Block[]}
            picture={({ photo, alt }) => <img src={officePicture(photo)} alt={alt} decoding="async" />}
          />
        </Show>
      </section>
      <Show when={props.model.isBehind()}>
        <p class="note">{words.edit.offline}</p>
      </Show>
    </OutputCard>
  );
}

/** Lists the saved versions, the newest first; an older one can be loaded into the editor. */
function Versions(props: { model: PostModel }) {
  return (
    <Show when={props.model.saved()}>
      {(post) => (
        <Card title={words.versions.title}>
          <ul class="list">
            <For each={post().versions}>
              {(each) => (
                <li class="post-version">
                  <span>
                    {words.versions.row(each.version, moment(each.savedAt), each.savedByName ?? words.edit.somebody)}
                    <Show when={each.version === post().shownVersion}>
                      <small>{words.versions.shown}</small>
                    </Show>
                  </span>
                  <Show when={each.version !== post().version}>
                    <Button onClick={() => void props.model.useVersion(each.version)}>{words.versions.use}</Button>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Card>
      )}
    </Show>
  );
}

function Editor(props: { id: Id }) {
  const [address, setAddress] = useSearchParams();
  const model = createPost(props.id, address.new !== undefined, () => {
    if (address.new !== undefined) setAddress({ new: undefined }, { replace: true });
  });
  return (
    <>
      <PageHeader
        title={model.written().title || words.edit.fresh}
        overline={words.title}
        back={{ href: '/office/posts', label: words.edit.back }}
      />
      <Show when={model.isReady()} fallback={<Spinner label={common.loading} />}>
        <Show
          when={!model.failure()}
          fallback={
            <EmptyState icon="broadcast" title={words.failed}>
              {failureText(model.failure() ?? { code: 'offline' })}
            </EmptyState>
          }
        >
          <PublishBar model={model} />
          <ActionNotice of={model.action} />
          <Show when={model.theirs()}>
            {(theirs) => (
              <PostConflict
                mine={model.written()}
                theirs={theirs()}
                onTakeTheirs={model.discard}
                onKeepMine={model.keepMine}
              />
            )}
          </Show>
          <div class="post-desk" classList={{ members: model.isForMembers() }}>
            <div class="post-column">
              <section class="card no-print" aria-label={words.edit.text}>
                <PostForm model={model} />
                <Problems of={model.problems()} />
              </section>
              <Versions model={model} />
            </div>
            <div class="post-column">
              <PageOutput model={model} />
              <Show when={!model.isForMembers()}>
                <PaperOutput model={model} />
                <LedOutput model={model} />
              </Show>
            </div>
            <Show when={!model.isForMembers()}>
              <div class="post-column">
                <GroupOutput model={model} />
                <PosterOutput model={model} />
              </div>
              <ScriptOutput model={model} />
            </Show>
          </div>
        </Show>
      </Show>
    </>
  );
}

/** A post at the desk: its text on the left, its outputs on the right. */
export default function PostPage() {
  const params = useParams();
  return (
    <Show when={params.id} keyed>
      {(id) => <Editor id={id} />}
    </Show>
  );
}
