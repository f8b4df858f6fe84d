import './event.css';
import { For, Show } from 'solid-js';
import type { Choice } from '../../../../domain/events/answers.ts';
import { answers as choices } from '../../../../domain/records/kinds/answer.ts';
import { BottomBar } from '../../../components/BottomBar.tsx';
import { Button } from '../../../components/Button.tsx';
import type { Answers } from '../../../events/answers.ts';
import { events as words } from '../../../events/words.ts';

/** 参加, 不能 and 待定, the chosen one marked. */
export function AnswerBar(props: { readonly answers: Answers }) {
  const chosen = () => props.answers.mine()?.choice;
  const button = (choice: Choice) => (
    <Button
      look={chosen() === choice || (!chosen() && choice === 'yes') ? 'primary' : 'plain'}
      big
      icon={chosen() === choice ? 'check' : undefined}
      aria-pressed={chosen() === choice}
      onClick={() => void props.answers.give(choice)}
    >
      {words.mine[choice]}
    </Button>
  );
  return (
    <BottomBar>
      <Show when={chosen()} fallback={<p class="note">{words.event.answerNote}</p>}>
        <Button look="quiet" onClick={() => void props.answers.withdraw()}>
          {words.event.withdraw}
        </Button>
      </Show>
      <fieldset class="event-answers" aria-label={words.event.answer}>
        <For each={choices}>{button}</For>
      </fieldset>
    </BottomBar>
  );
}
