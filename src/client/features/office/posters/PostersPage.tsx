import './posters-page.css';
import { useSearchParams } from '@solidjs/router';
import { createEffect, createSignal, Match, on, Show, Switch } from 'solid-js';
import { organizerOf, reportPoster } from '../../../../domain/posters/contents.ts';
import { type LayoutName, layoutNames } from '../../../../domain/posters/looks.ts';
import { type SheetName, sheetNames } from '../../../../domain/posters/sheets.ts';
import { Card } from '../../../components/Card.tsx';
import { Chips } from '../../../components/Choices.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { PosterActions } from '../../../posters/PosterActions.tsx';
import { PosterPreview } from '../../../posters/PosterPreview.tsx';
import { posters } from '../../../posters/words.ts';
import { useClient } from '../../../state/context.ts';
import { lazyPart } from '../../../words/lazy-part.tsx';
import { BatchSource } from './BatchSource.tsx';
import type { Chosen, SourceProps } from './chosen.ts';
import { EventSource } from './EventSource.tsx';
import { FreeSource } from './FreeSource.tsx';
import { page } from './words.ts';

// The cards with their sources are many times as large as the page.
const CardSource = lazyPart<SourceProps>(() => import('./CardSource.tsx'));
const DaySource = lazyPart<SourceProps>(() => import('./DaySource.tsx'));

/** The layout that a source begins with. */
const layoutOf = {
  card: 'knowledge',
  event: 'event',
  batch: 'knowledge',
  day: 'day',
  report: 'report',
  free: 'notice',
} as const satisfies Record<string, LayoutName>;
type Source = keyof typeof layoutOf;
const sources = Object.keys(layoutOf) as readonly Source[];

/** 海报: makes a poster of what the office has or writes, to be saved, sent and printed. */
export default function PostersPage() {
  const { session } = useClient();
  const [address, setAddress] = useSearchParams();
  const source = (): Source => sources.find((each) => each === address.from) ?? 'card';
  const asked = () => (typeof address.of === 'string' ? address.of : undefined);
  const [organizer, setOrganizer] = createSignal(organizerOf(session.identity()?.district.name ?? ''));
  const [chosen, setChosen] = createSignal<Chosen>();
  const [other, setOther] = createSignal<LayoutName>();
  const [sheet, setSheet] = createSignal<SheetName>('phone');
  const [url, setUrl] = createSignal<string>();
  const layout = () => other() ?? layoutOf[source()];
  const publisher = () => ({ origin: location.origin, organizer: organizer().trim() });
  const fields = () => ({ publisher: publisher(), asked: asked(), onChosen: setChosen });
  createEffect(
    on(source, (now) => {
      setOther(undefined);
      setUrl(undefined);
      if (now !== 'report') setChosen(undefined);
    }),
  );
  createEffect(() => {
    if (source() === 'report') setChosen({ name: page.source.report, content: reportPoster(publisher()) });
  });
  return (
    <>
      <PageHeader title={page.title} />
      <div class="posters-page">
        <Card>
          <div class="stack">
            <Chips
              label={page.source.label}
              value={source()}
              options={sources.map((value) => ({ value, label: page.source[value] }))}
              onInput={(from) => setAddress({ from, of: undefined }, { replace: true })}
            />
            <Switch>
              <Match when={source() === 'card'}>
                <CardSource {...fields()} />
              </Match>
              <Match when={source() === 'event'}>
                <EventSource {...fields()} />
              </Match>
              <Match when={source() === 'batch'}>
                <BatchSource {...fields()} />
              </Match>
              <Match when={source() === 'day'}>
                <DaySource {...fields()} />
              </Match>
              <Match when={source() === 'free'}>
                <FreeSource {...fields()} />
              </Match>
            </Switch>
            <TextField
              autocomplete="off"
              maxLength={40}
              label={page.organizer}
              hint={page.organizerHint}
              value={organizer()}
              onInput={setOrganizer}
            />
            <Chips
              label={posters.layout.label}
              value={layout()}
              options={layoutNames.map((value) => ({ value, label: posters.layout[value] }))}
              onInput={setOther}
            />
            <Chips
              label={posters.sheet.label}
              value={sheet()}
              options={sheetNames.map((value) => ({ value, label: posters.sheet[value] }))}
              onInput={setSheet}
            />
          </div>
        </Card>
        <Card title={page.preview}>
          <Show when={chosen()} fallback={<p class="note">{page.none}</p>}>
            {(known) => (
              <div class="stack">
                <PosterPreview {...known()} layout={layout()} sheet={sheet()} onPicture={setUrl} />
                <Show when={url()}>
                  {(picture) => <PosterActions {...known()} url={picture()} layout={layout()} sheet={sheet()} />}
                </Show>
              </div>
            )}
          </Show>
        </Card>
      </div>
    </>
  );
}
