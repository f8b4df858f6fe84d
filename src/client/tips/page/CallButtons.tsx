import { For } from 'solid-js';
import type { Hotline } from '../../../protocol/tips/tip.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { site } from '../../site/words.ts';
import { tip } from './words.ts';

/** The police and the psychological helpline, shown even without the office's settings. */
const EMERGENCY = '110';
const HELPLINE = '12356';

/** Buttons to call 110, 12356 and the office's hotlines. */
export function CallButtons(props: { readonly hotlines: readonly Hotline[] }) {
  return (
    <section class="stack" aria-label={tip.call.title}>
      <LinkButton look="danger" icon="phone" big wide href={`tel:${EMERGENCY}`}>
        {tip.call.emergency}
      </LinkButton>
      <LinkButton icon="phone" wide href={`tel:${HELPLINE}`}>
        {tip.call.number(site.help, HELPLINE)}
      </LinkButton>
      <For each={props.hotlines.filter(({ number }) => number !== EMERGENCY && number !== HELPLINE)}>
        {({ label, number }) => (
          <LinkButton icon="phone" wide href={`tel:${number}`}>
            {tip.call.number(label, number)}
          </LinkButton>
        )}
      </For>
    </section>
  );
}
