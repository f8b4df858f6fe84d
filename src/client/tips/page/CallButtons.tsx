import { For } from 'solid-js';
import type { Hotline } from '../../../protocol/tips/tip.ts';
import { LinkButton } from '../../components/LinkButton.tsx';
import { site } from '../../site/words.ts';
import { tip } from './words.ts';

/** The police and the psychological helpline, shown even without the office's settings. */
const EMERGENCY = '110';
const HELPLINE = '12356';

/** A number to call, which stays whole beside or below its name. */
function Call(props: Hotline) {
  return (
    <LinkButton icon="phone" wide href={`tel:${props.number}`}>
      <span>
        {props.label} <span class="number">{props.number}</span>
      </span>
    </LinkButton>
  );
}

/** Buttons to call 110, 12356 and the office's hotlines. */
export function CallButtons(props: { readonly hotlines: readonly Hotline[] }) {
  return (
    <section class="stack" aria-label={tip.call.title}>
      <LinkButton look="danger" icon="phone" big wide href={`tel:${EMERGENCY}`}>
        {tip.call.emergency}
      </LinkButton>
      <Call label={site.help} number={HELPLINE} />
      <For each={props.hotlines.filter(({ number }) => number !== EMERGENCY && number !== HELPLINE)}>
        {(hotline) => <Call {...hotline} />}
      </For>
    </section>
  );
}
