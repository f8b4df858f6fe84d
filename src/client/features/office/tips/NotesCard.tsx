import { For, Show } from 'solid-js';
import { yearOf } from '../../../../domain/kernel/day.ts';
import { Card } from '../../../components/Card.tsx';
import { tipDesk } from '../../../tips/desk/words/tip-desk.ts';
import { formatDay } from '../../../words/format.ts';
import type { OpenedTip } from './open-tip.ts';
import type { TipController } from './tip-controller.ts';
import { WriteForm } from './WriteForm.tsx';

/** 内部记录: notes sealed to the tip, readable by everyone who can open it. */
export function NotesCard(props: { controller: TipController; tip: OpenedTip }) {
  const words = tipDesk.notes;
  const { controller } = props;
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
      <WriteForm
        draft={controller.note}
        label={words.label}
        submit={words.save}
        words={{ empty: words.empty, done: words.saved }}
        send={controller.writeNote}
      />
    </Card>
  );
}
