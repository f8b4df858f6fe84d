import { For } from 'solid-js';
import type { Hotline } from '../../../protocol/tips/tip.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { tip } from './words.ts';

/** China's emergency number, shown even without the office's settings. */
const EMERGENCY = '110';

/** Buttons to call 110 and the office's hotlines. */
export function CallButtons(props: { readonly hotlines: readonly Hotline[] }) {
  return (
    <section class="stack" aria-label={tip.call.title}>
      <LinkButton look="danger" icon="phone" big wide href={`tel:${EMERGENCY}`}>
        {tip.call.emergency}
      </LinkButton>
      <For each={props.hotlines.filter(({ number }) => number !== EMERGENCY)}>
        {({ label, number }) => (
          <LinkButton icon="phone" wide href={`tel:${number}`}>
            {tip.call.number(label, number)}
          </LinkButton>
        )}
      </For>
    </section>
  );
}
