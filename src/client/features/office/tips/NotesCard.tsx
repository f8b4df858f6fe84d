import { For, Show } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import { randomId } from '../../../../domain/kernel/id.ts';
import { ActionNotice, createAction } from '../../../components/Action.tsx';
import { Card } from '../../../components/Card.tsx';
import { Form, SubmitRow } from '../../../components/Form.tsx';
import { TextArea } from '../../../components/TextArea.tsx';
import { randomBytes as random } from '../../../platform/random.ts';
import { sealNote } from '../../../tips/crypto/open.ts';
import { deskFailed } from '../../../tips/desk/failed-words.ts';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { formatDay } from '../../../words/format.ts';
import type { OpenedTip } from './open-tip.ts';
import type { TipController } from './tip-controller.ts';

/** 内部记录: notes sealed to the tip, readable by everyone who can open it. */
export function NotesCard(props: { controller: TipController; tip: OpenedTip }) {
  const words = tipDesk.notes;
  const { controller } = props;
  const [text, setText] = controller.note;
  const act = createAction(deskFailed);
  async function write() {
    const file = await sealNote(text().trim(), props.tip.identity);
    if (!file.ok) return file;
    const answer = await controller.act({ act: 'note', id: randomId(random), file: file.value });
    if (answer.ok) await controller.reload();
    return answer;
  }
  async function save() {
    if (!text().trim()) act.refuse(words.empty);
    else if ((await act.run(write, words.saved))?.ok) setText('');
  }
  return (
    <Card title={words.title}>
      <p class="note">{words.hint}</p>
      <Show when={props.tip.notes.length > 0} fallback={<p class="note">{words.none}</p>}>
        <ul class="stack">
          <For each={props.tip.notes}>
            {({ note, text: said }) => (
              <li class="talk-line">
                <span class="note">
                  {words.by(
                    controller.desk.memberName(note.author),
                    formatDay(note.day, yearOf(controller.desk.today())),
                  )}
                </span>
                <p class="tip-said">{said ?? words.unreadable}</p>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Form onSubmit={save}>
        <TextArea rows={2} autocomplete="off" label={words.label} value={text()} onInput={setText} />
        <ActionNotice of={act} />
        <SubmitRow busy={act.busy()} label={words.save} />
      </Form>
    </Card>
  );
}
