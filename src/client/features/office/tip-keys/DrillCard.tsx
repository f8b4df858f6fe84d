import { createSignal, Show } from 'solid-js';
import { Card } from '../../../components/Card.tsx';
import { Form, SubmitRow } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { recipientOf } from '../../../tips/crypto/keys.ts';
import type { TrustedBundle } from '../../../tips/desk/office-keys.ts';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';
import { CardsInput } from './CardsInput.tsx';
import { type Cards, joinCards } from './cards.ts';

/** 演练: checks that two cards still form the current recovery identity. Opens no tip. */
export function DrillCard(props: { bundle: TrustedBundle | undefined }) {
  const words = tipKeys.drill;
  const [cards, setCards] = createSignal<Cards>(['', '']);
  const [trouble, setTrouble] = createSignal<string>();
  const [isPresent, setPresent] = createSignal<boolean>();
  async function check() {
    const joined = await joinCards(cards());
    setTrouble(joined.ok ? undefined : joined.error);
    const fits = joined.ok && (await recipientOf(joined.value)) === props.bundle?.recovery;
    setPresent(joined.ok ? fits : undefined);
    if (fits) setCards(['', '']);
  }
  return (
    <Card title={words.title}>
      <p class="note">{words.hint}</p>
      <Show when={props.bundle} fallback={<p>{words.none}</p>}>
        <Form onSubmit={check}>
          <CardsInput cards={cards()} onInput={setCards} error={trouble()} />
          <Show when={isPresent() !== undefined}>
            <Notice tone={isPresent() ? 'ok' : 'bad'} title={isPresent() ? words.good : words.other} />
          </Show>
          <SubmitRow label={tipKeys.recovery.verify} />
        </Form>
      </Show>
    </Card>
  );
}
