import { createEffect, createSignal, For } from 'solid-js';
import { likeness, type MarkId, markNames, type Seen, type View } from '../../../../domain/learning/plants.ts';
import { Card } from '../../../components/Card.tsx';
import { Chips } from '../../../components/Choices.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { plants as words } from './words.ts';

/** Asks what somebody saw of each mark. The answer never names a plant. */
export function MarkChoice(props: { view: View }) {
  const [seen, setSeen] = createSignal<Partial<Record<MarkId, Seen>>>({});
  createEffect(() => {
    void props.view;
    setSeen({});
  });
  const answer = () => words.answers[likeness(Object.values(seen()))];
  return (
    <Card title={words.choose}>
      <For each={props.view.marks}>
        {({ id, watched, other }) => (
          <Chips<Seen>
            label={markNames[id]}
            value={seen()[id]}
            onInput={(value) => setSeen((before) => ({ ...before, [id]: value }))}
            options={[
              { value: 'watched', label: watched },
              { value: 'other', label: other },
              { value: 'unseen', label: words.unseen },
            ]}
          />
        )}
      </For>
      <Notice tone="plain" title={answer().title}>
        {answer().next}
      </Notice>
    </Card>
  );
}
