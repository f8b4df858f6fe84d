import { createEffect, createMemo, createResource, createSignal, For, Show } from 'solid-js';
import { type Part, partNames, topics } from '../../../../domain/learning/card.ts';
import { shownCards } from '../../../../domain/learning/shown-cards.ts';
import { lawTableOf } from '../../../../domain/learning/shown-law.ts';
import { cardPoster, postableParts, uncheckedLines } from '../../../../domain/posters/learning-posters.ts';
import type { PublicContent } from '../../../../protocol/pages/content.ts';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Select } from '../../../components/Select.tsx';
import { fetchShownContent } from '../../../learning/content-client.ts';
import { failureText } from '../../../records/failure-text.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';
import { cardPicture } from './card-picture.ts';
import type { SourceProps } from './chosen.ts';
import { page } from './words.ts';

/** Parts that a poster begins with: little text, of use at a glance. */
const usual: readonly Part[] = ['looks', 'refuse'];

/** Chooses a card of 学一学, as its readers see it, and its parts. */
function CardFields(props: SourceProps & { content: PublicContent }) {
  const cards = createMemo(() => shownCards(props.content));
  const table = createMemo(() => lawTableOf(props.content));
  const [id, setId] = createSignal(props.asked ?? cards()[0]?.id ?? '');
  const [switched, setSwitched] = createSignal<ReadonlySet<Part>>(new Set());
  const card = createMemo(() => cards().find((each) => each.id === id()) ?? cards()[0]);
  const possible = () => {
    const chosen = card();
    return chosen ? postableParts(chosen, table()) : [];
  };
  const first = () => {
    const some = possible().filter((part) => usual.includes(part));
    return some.length ? some : possible().slice(0, 1);
  };
  const parts = () => possible().filter((part) => first().includes(part) !== switched().has(part));
  const toggle = (part: Part) =>
    setSwitched((before) => {
      const after = new Set(before);
      if (!after.delete(part)) after.add(part);
      return after;
    });
  const [picture] = createResource(() => card()?.picture.symbol, cardPicture);
  const unchecked = () => {
    const chosen = card();
    return chosen ? uncheckedLines(chosen, parts(), table()) : 0;
  };
  createEffect(() => {
    const chosen = card();
    props.onChosen(
      chosen && {
        name: chosen.title,
        content: cardPoster(props.publisher, chosen, parts(), props.content.today, table()),
        picture: picture(),
      },
    );
  });
  const options = () =>
    Object.entries(topics).map(([topic, group]) => ({
      group,
      options: cards()
        .filter((each) => each.topic === topic)
        .map((each) => ({ value: each.id, label: each.title })),
    }));
  return (
    <>
      <Select
        label={page.card.choose}
        value={id()}
        options={options()}
        onInput={(next) => {
          setId(next);
          setSwitched(new Set<Part>());
        }}
      />
      <fieldset class="field">
        <legend class="field-label">{page.card.parts}</legend>
        <For each={possible()}>
          {(part) => <Checkbox label={partNames[part]} checked={parts().includes(part)} onInput={() => toggle(part)} />}
        </For>
      </fieldset>
      <Show when={possible().length === 0}>
        <p class="note">{page.card.noPart}</p>
      </Show>
      <Show when={unchecked() > 0}>
        <p class="note">{page.card.unchecked(formatNumber(unchecked()))}</p>
      </Show>
    </>
  );
}

/** Chooses a card, once the office's decisions about cards and values of the law are here. */
export default function CardSource(props: SourceProps) {
  const content = createPolled(() => fetchShownContent, { repeat: false });
  return (
    <Loaded of={content} loading={common.loading} failed={(failure) => <p>{failureText(failure())}</p>}>
      {(known) => <CardFields {...props} content={known()} />}
    </Loaded>
  );
}
