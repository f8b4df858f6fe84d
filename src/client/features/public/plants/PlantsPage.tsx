import './plants.css';
import { createSignal, For, Show } from 'solid-js';
import { type Comparison, comparisons, markNames, type View } from '../../../../domain/learning/plants.ts';
import { sourceOf } from '../../../../domain/learning/sources.ts';
import { BottomBar } from '../../../components/BottomBar.tsx';
import { Button } from '../../../components/Button.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { printPage } from '../../../components/print-page.ts';
import { DrawingPair, PinnedDrawing } from './DrawingPair.tsx';
import { MarkChoice } from './MarkChoice.tsx';
import { plants as words } from './words.ts';

const [poppies] = comparisons;

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

/** 像不像罂粟、大麻: two plants side by side, and a way to report. It works without a network. */
export default function PlantsPage() {
  const [comparison, setComparison] = createSignal(poppies);
  const [view, setView] = createSignal(poppies?.views.at(-1));
  const compare = (id: string) => {
    const chosen = comparisons.find((each) => each.id === id);
    setComparison(chosen);
    setView(chosen?.views[0]);
  };
  return (
    <Page above="bar">
      <PageHeader title={words.title} back={{ href: '/learn', label: words.back }} />
      <div class="plant-screen">
        <Segmented
          label={words.which}
          hideLabel
          value={comparison()?.id}
          onInput={compare}
          options={comparisons.map(({ id, watched }) => ({ value: id, label: watched }))}
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
