import './office.css';
import './figures.css';
import { useSearchParams } from '@solidjs/router';
import { createMemo, Show } from 'solid-js';
import { topics } from '../../../../domain/figures/catalogue.ts';
import type { FigureEntry } from '../../../../domain/figures/entry.ts';
import { may } from '../../../../domain/records/permission.ts';
import { makeSource } from '../../../../domain/reports/figure-source.ts';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Legend } from '../../../components/Legend.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { catalogueOf, entryNow } from '../../../figures/edited-catalogue.ts';
import { createFigureEdits } from '../../../figures/figure-edits.ts';
import { nameOf, topicName } from '../../../figures/figure-text.ts';
import { createToday } from '../../../records/today.ts';
import { office } from '../../../records/words/office.ts';
import { valueHref } from '../../../reports/evidence.ts';
import { figureNames } from '../../../reports/figure-names.ts';
import { fetchReportData, fetchYearBefore } from '../../../reports/report-data.ts';
import { createStated } from '../../../reports/stated.ts';
import { useClient } from '../../../state/context.ts';
import { toSearch } from '../../../state/office-client.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { BoardFilter } from './BoardFilter.tsx';
import { boardQuery, isPartial } from './board-query.ts';
import { CatalogueTable } from './CatalogueTable.tsx';
import { EditFigure } from './EditFigure.tsx';
import { FigurePane } from './FigurePane.tsx';
import { type FigureRow, figureRows, meets } from './figure-rows.ts';
import { NewFigure } from './NewFigure.tsx';
import { figureWords as words } from './words/figures.ts';

/** Narrower lists of figures, each with its test. */
const shows: Readonly<Record<string, (row: FigureRow) => boolean>> = {
  known: ({ value }) => value.type !== 'missing',
  missing: ({ value }) => value.type === 'missing',
  unmet: ({ entry, value }) => entry.bound !== undefined && meets(entry.bound, value) === false,
};

/** 指标: every figure of the catalogue for a period, with its target, the year before and its break-downs. */
export default function FiguresPage() {
  const [address, setAddress] = useSearchParams();
  const today = createToday();
  const { session } = useClient();
  const query = createMemo(() => boardQuery({ ...address }, today()), undefined, {
    equals: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  });
  const data = createPolled(
    () => {
      const [asked, day] = [query(), today()];
      if (!asked) return undefined;
      // Pokes ask for the present again; the year before is kept once it has come.
      let yearBefore: ReturnType<typeof fetchYearBefore> | undefined;
      return async () => {
        yearBefore ??= fetchYearBefore(asked, day, 'elapsed');
        const read = await fetchReportData(asked, day, 'elapsed', { yearBefore });
        if (!(await yearBefore).ok) yearBefore = undefined;
        return read;
      };
    },
    { onPoke: true },
  );
  const stated = createStated();
  createFigureEdits();
  const mayEdit = () => may(session.identity()?.actor.role ?? 'public', 'write:figureEdit');
  const entries = createMemo(() => catalogueOf(Number((query()?.to ?? today()).slice(0, 4))).entries);
  const text = (key: string): string => (typeof address[key] === 'string' ? address[key] : '');
  const set = (key: string) => (value: string) => setAddress({ [key]: value || undefined }, { replace: true });
  const hrefOf = (figure: string | undefined) =>
    `/office/figures?${toSearch({ ...(address as Readonly<Record<string, string>>), figure })}`;
  const isListed = (row: FigureRow): boolean =>
    (!text('topic') || row.entry.topic === text('topic')) &&
    nameOf(row.entry.id).includes(text('search').trim()) &&
    (shows[text('show')]?.(row) ?? true);
  return (
    <>
      <PageHeader title={words.title} />
      <Show when={mayEdit()}>
        <div class="row no-print">
          <NewFigure
            onMade={(figure) => setAddress({ figure, topic: undefined, show: undefined, search: undefined })}
          />
        </div>
      </Show>
      <Legend words={words.legend} />
      <BoardFilter address={address} today={today()} onInput={(change) => setAddress(change, { replace: true })} />
      <div class="figures-find no-print" classList={{ open: text('figure') !== '' }}>
        <TextField
          type="search"
          autocomplete="off"
          label={words.search}
          value={text('search')}
          onInput={set('search')}
        />
        <Select
          label={words.topic}
          value={text('topic')}
          empty={words.allTopics}
          options={[...topics, 'own' as const].map((value) => ({ value, label: topicName(value) }))}
          onInput={set('topic')}
        />
        <Select
          label={words.show}
          value={text('show')}
          empty={words.showAll}
          options={[
            { value: 'known', label: words.showKnown },
            { value: 'missing', label: words.showMissing },
            { value: 'unmet', label: words.showUnmet },
            { value: 'hidden', label: words.showHidden },
          ]}
          onInput={set('show')}
        />
      </div>
      <Show when={query()} fallback={<p class="note">{office.period.wrong}</p>}>
        {(asked) => (
          <Loaded
            of={data}
            loading={common.loading}
            failed={() => (
              <EmptyState icon="chart" title={office.fresh.failed}>
                {words.offline}
              </EmptyState>
            )}
          >
            {(value) => {
              const partial = () => isPartial(asked());
              const rows = createMemo(() => {
                const source = makeSource(figureNames(), {
                  ...value(),
                  ...(partial() ? { registers: { present: {}, previous: {} } } : {}),
                  district: session.identity()?.district.name ?? '',
                  stated: partial() ? () => undefined : stated(),
                });
                const read = (entry: FigureEntry, period: 'present' | 'previous') => source.figure(entry, { period });
                const shown = entries().filter(({ isHidden }) => !isHidden || text('show') === 'hidden');
                return figureRows(shown, read, value().boards.present, {
                  today: today(),
                  isPartial: partial(),
                });
              });
              const byId = createMemo(() => new Map(rows().map((row) => [row.entry.id, row] as const)));
              const listed = createMemo(() => rows().filter(isListed));
              const chosen = () => byId().get(text('figure'));
              const evidence = ({ entry, value: found }: FigureRow) => {
                const isStated = found.type !== 'missing' && 'isStated' in found && found.isStated === true;
                return valueHref(entry, { period: 'present' }, value(), isStated);
              };
              return (
                <div class="figures" classList={{ open: chosen() !== undefined }}>
                  <Card class="figures-list">
                    <CatalogueTable
                      rows={listed()}
                      chosen={text('figure')}
                      query={asked()}
                      hrefOf={hrefOf}
                      isPartial={partial()}
                      whole={text('search').trim() !== '' || text('show') !== ''}
                    />
                  </Card>
                  <div class="figures-chosen">
                    <Show
                      // A wide screen has room for the first one until another is chosen.
                      when={chosen() ?? listed()[0]}
                    >
                      {(row) => (
                        <FigurePane
                          row={row()}
                          rows={byId()}
                          board={value().boards.present}
                          query={asked()}
                          today={today()}
                          hrefOf={hrefOf}
                          evidence={evidence(row())}
                          edit={
                            <Show when={mayEdit() && entryNow(row().entry.id)}>
                              {(entry) => <EditFigure entry={entry()} year={asked().to.slice(0, 4)} />}
                            </Show>
                          }
                        />
                      )}
                    </Show>
                  </div>
                </div>
              );
            }}
          </Loaded>
        )}
      </Show>
    </>
  );
}
