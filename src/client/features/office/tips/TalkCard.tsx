import { createSignal, For, Show } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import { moveTip } from '../../../../domain/tips/state.ts';
import { Card } from '../../../components/Card.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { formatDay } from '../../../words/format.ts';
import type { TalkLine } from './conversation.ts';
import type { OpenedTip } from './open-tip.ts';
import type { PhotoController } from './photo-controller.ts';
import { TipPhotos } from './TipPhotos.tsx';
import type { TipController } from './tip-controller.ts';
import { WriteForm } from './WriteForm.tsx';

function Line(props: { line: TalkLine; tip: OpenedTip; controller: TipController; photos: PhotoController }) {
  const words = tipDesk.talk;
  const { desk } = props.controller;
  const who = () => {
    const { from, author } = props.line.message;
    return from === 'person' ? words.person : words.office(author === null ? '' : desk.memberName(author));
  };
  return (
    <li class="talk-line" classList={{ person: props.line.message.from === 'person' }}>
      <span class="note">
        {who()} · {formatDay(props.line.message.day, yearOf(desk.today()))}
      </span>
      <Show when={props.line.content}>
        {(content) => (
          <>
            <p class="tip-said">{content().text}</p>
            <Show when={content().photos.length > 0}>
              <TipPhotos
                photos={content().photos}
                files={props.line.message.files}
                identity={props.tip.identity}
                controller={props.photos}
              />
            </Show>
          </>
        )}
      </Show>
      <Show when={props.line.fault}>{(fault) => <Notice quiet tone="bad" title={words.fault[fault()]} />}</Show>
    </li>
  );
}

/** 往来留言: the verified messages of both sides, and a form for a new message. */
export function TalkCard(props: { controller: TipController; tip: OpenedTip; photos: PhotoController }) {
  const words = tipDesk.talk;
  const { controller } = props;
  const talk = () => props.tip.talk;
  const [kind, setKind] = createSignal<'ask' | 'tell'>('ask');
  const mayAsk = () => moveTip(props.tip.detail.summary.state, 'ask') !== undefined;
  return (
    <Card title={words.title}>
      <Show when={talk().lines.length > 0} fallback={<p class="note">{words.none}</p>}>
        <Show
          when={talk().isWhole}
          fallback={
            <Notice tone="bad" title={words.broken}>
              {words.brokenHint}
            </Notice>
          }
        >
          <p class="note">{words.verified}</p>
        </Show>
        <ul class="stack">
          <For each={talk().lines}>
            {(line) => <Line line={line} tip={props.tip} controller={controller} photos={props.photos} />}
          </For>
        </ul>
      </Show>
      <Show when={mayAsk()} fallback={<p class="note">{words.closed}</p>}>
        <Segmented
          label={words.kind}
          hint={words.kindHint[kind()]}
          value={kind()}
          options={[
            { value: 'ask', label: words.kinds.ask },
            { value: 'tell', label: words.kinds.tell },
          ]}
          onInput={setKind}
        />
        <WriteForm
          look="primary"
          draft={controller.question}
          label={words.askLabel}
          hint={words.askHint}
          submit={words.send}
          words={{ empty: words.empty, done: words.sent }}
          send={(text) => controller.say(kind(), text)}
        />
      </Show>
    </Card>
  );
}
