import './plants.css';
import { createSignal, For, Show } from 'solid-js';
import { type Comparison, markNames, type View } from '../../../../domain/learning/plants.ts';
import { isDue, type ShownComparison, shownComparisons } from '../../../../domain/learning/shown-plants.ts';
import { sourceOf } from '../../../../domain/learning/sources.ts';
import { BottomBar } from '../../../components/BottomBar.tsx';
import { Button } from '../../../components/Button.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { printPage } from '../../../components/print-page.ts';
import { createContent } from '../../../learning/content.ts';
import { common } from '../../../words/common.ts';
import { DrawingPair, PinnedDrawing } from './DrawingPair.tsx';
import { MarkChoice } from './MarkChoice.tsx';
import { plants as words } from './words.ts';

/** The marks of a view in words, which say the same as its drawings. */
function MarkTable(props: { comparison: Comparison; view: View }) {
  return (
    <table class="plant-marks">
      <thead>
        <tr>
          <td />
          <th scope="col">{props.comparison.watched}</th>
          <th scope="col">{props.view.other}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.view.marks}>
          {(mark) => (
            <tr>
              <th scope="row">{markNames[mark.id]}</th>
              <td>{mark.watched}</td>
              <td>{mark.other}</td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

function Comparisons(props: { of: readonly ShownComparison[]; today: string }) {
  const first = props.of[0];
  const [comparison, setComparison] = createSignal(first);
  const [view, setView] = createSignal(first?.views.at(-1));
  const compare = (id: string) => {
    const chosen = props.of.find((each) => each.id === id);
    setComparison(chosen);
    setView(chosen?.views[0]);
  };
  return (
    <>
      <div class="plant-screen">
        <Segmented
          label={words.which}
          hideLabel
          value={comparison()?.id}
          onInput={compare}
          options={props.of.map(({ id, watched }) => ({ value: id, label: watched }))}
        />
      </div>
      <Show when={comparison()}>
        {(shown) => (
          <>
            <div class="plant-screen">
              <Segmented
                label={shown().choose}
                value={view()?.id}
                onInput={(id) => setView(shown().views.find((each) => each.id === id))}
                options={shown().views.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </div>
            <h2 class="plant-printed">
              {shown().watched} · {view()?.name}
            </h2>
            <Show when={view()}>
              {(at) => (
                <>
                  <section class="plant-sheet" aria-label={`${shown().watched} ${at().name}`}>
                    <Show when={at()} keyed>
                      {(each) => <DrawingPair view={each} barLabel={words.bar(each.bar)} />}
                    </Show>
                    <MarkTable comparison={shown()} view={at()} />
                  </section>
                  <p class="note plant-caution">{shown().caution}</p>
                  <Show when={isDue(at(), props.today)}>
                    <p class="note">{words.due}</p>
                  </Show>
                  <div class="plant-screen">
                    <MarkChoice view={at()} />
                  </div>
                </>
              )}
            </Show>
            <Show when={shown().whole}>
              {(whole) => (
                <figure class="plant-sheet plant-whole">
                  <PinnedDrawing drawing={whole()} size={[17, 18]} side="left" />
                  <figcaption>{whole().shows}</figcaption>
                </figure>
              )}
            </Show>
            <details class="plant-sources">
              <summary>{words.sources}</summary>
              <ul>
                <For each={[...new Set(shown().views.flatMap(({ marks }) => marks.map(({ source }) => source)))]}>
                  {(id) => (
                    <li>
                      {sourceOf(id).title}，{sourceOf(id).by}
                    </li>
                  )}
                </For>
              </ul>
            </details>
          </>
        )}
      </Show>
    </>
  );
}

/** 像不像罂粟、大麻: two plants side by side, and a way to report. It works without a network. */
export default function PlantsPage() {
  const content = createContent();
  return (
    <Page above="bar">
      <PageHeader title={words.title} back={{ href: '/learn', label: words.back }} />
      <Show when={content()} fallback={<Spinner label={common.loading} />}>
        {(known) => (
          <Show when={shownComparisons(known()).length} fallback={<EmptyState icon="search" title={words.none} />}>
            <Comparisons of={shownComparisons(known())} today={known().today} />
          </Show>
        )}
      </Show>
      <p class="plant-printed">{words.printed}</p>
      <div class="plant-screen">
        <Button icon="print" onClick={() => printPage()}>
          {words.print}
        </Button>
        <BottomBar>
          <p class="note">{words.careful}</p>
          <div class="plant-actions">
            <LinkButton look="danger" icon="phone" big href="tel:110">
              110
            </LinkButton>
            <LinkButton look="primary" icon="lock" big href="/tip" rel="external">
              {words.report}
            </LinkButton>
          </div>
        </BottomBar>
      </div>
    </Page>
  );
}
