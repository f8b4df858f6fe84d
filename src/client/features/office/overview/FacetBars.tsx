import { useSearchParams } from '@solidjs/router';
import { createMemo, Show } from 'solid-js';
import { facetsOf } from '../../../../domain/records/facets.ts';
import { type Figure, kindOf } from '../../../../domain/records/kinds/index.ts';
import type { BoardQuery } from '../../../../protocol/figures/board.ts';
import { Segmented } from '../../../components/Choices.tsx';
import { fieldLabel } from '../../../records/kind-labels.ts';
import { office } from '../../../records/words/office.ts';
import { evidenceHref, fetchFacets } from '../../../state/office-client.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { AmountBars } from './AmountBars.tsx';
import { choiceLabel } from './choices.ts';
import { figureWords as words } from './words/figures.ts';

/** A figure by a choice that its records hold, such as form, setting, stage or topic. */
export function FacetBars(props: { figure: Figure; query: BoardQuery }) {
  const [address, setAddress] = useSearchParams<{ field?: string }>();
  const facets = createMemo(() => facetsOf(props.figure));
  const chosen = () => facets().find(({ field }) => field === address.field) ?? facets()[0];
  const data = createPolled(
    () => {
      const { figure, query } = props;
      return facets().length ? () => fetchFacets({ ...query, figure }) : undefined;
    },
    { onPoke: true },
  );
  /** The options in the order of the form, those of later releases behind, and what was not said last. */
  const rows = createMemo(() => {
    const facet = chosen();
    const found = data.value()?.facets.find(({ field }) => field === facet?.field)?.options ?? [];
    const spec = facet && kindOf(facet.kind).fields[facet.field];
    const order = spec?.type === 'choice' ? spec.options : [];
    const at = (value: string | null) =>
      value === null ? order.length + 1 : (order.indexOf(value) + order.length + 1) % (order.length + 1);
    return facet
      ? [...found]
          .sort((a, b) => at(a.value) - at(b.value))
          .map(({ value, ...amount }) => ({
            ...amount,
            name: choiceLabel(facet.kind, facet.field, value),
            href: evidenceHref(props.figure, props.query, { choice: `${facet.field}:${value ?? ''}` }),
          }))
      : [];
  });
  return (
    <Show when={chosen()}>
      {(facet) => (
        <section class="stack">
          <Segmented
            label={words.byField}
            value={facet().field}
            onInput={(field) => setAddress({ field }, { replace: true })}
            options={facets().map(({ kind, field }) => ({ value: field, label: fieldLabel(kind, field) }))}
          />
          <Show
            when={data.value()}
            fallback={<p class="note">{data.failure() ? office.fresh.failed : common.loading}</p>}
          >
            <AmountBars figure={props.figure} rows={rows()} />
          </Show>
        </section>
      )}
    </Show>
  );
}
