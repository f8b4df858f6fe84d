import { For, Show } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import { moveTip } from '../../../../domain/tips/state.ts';
import { ActionNotice, createAction } from '../../../components/Action.tsx';
import { Card } from '../../../components/Card.tsx';
import { Form, SubmitRow } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { deskFailed } from '../../../tips/desk/failed-words.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { formatDay } from '../../../words/format.ts';
import type { TalkLine } from './conversation.ts';
import type { OpenedTip } from './open-tip.ts';
import type { PhotoController } from './photo-controller.ts';
import { sendMessage } from './send-message.ts';
import { TipPhotos } from './TipPhotos.tsx';
import type { TipController } from './tip-controller.ts';

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
  const [question, setQuestion] = controller.question;
  const act = createAction(deskFailed);
  const talk = () => props.tip.talk;
  const mayAsk = () => moveTip(props.tip.detail.summary.state, 'ask') !== undefined;
  async function send() {
    if (!question().trim()) act.refuse(words.empty);
    else if ((await act.run(() => sendMessage(controller, question().trim()), words.sent))?.ok) setQuestion('');
  }
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
        <Form onSubmit={send}>
          <TextArea
            rows={3}
            autocomplete="off"
            label={words.askLabel}
            hint={words.askHint}
            value={question()}
            onInput={setQuestion}
          />
          <ActionNotice of={act} />
          <SubmitRow busy={act.busy()} label={words.send} />
        </Form>
      </Show>
    </Card>
  );
}
