import { createMemo, createSignal, Show } from 'solid-js';
import { addDays, type Day, yearOf } from '../../../../domain/kernel/day.ts';
import { OPENING_DAYS, type Openings } from '../../../../protocol/pages/openings.ts';
import { BarChart } from '../../../components/BarChart.tsx';
import { Card } from '../../../components/Card.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Select } from '../../../components/Select.tsx';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { createToday } from '../../../records/today.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { formatDay, formatNumber, formatShort } from '../../../words/format.ts';
import { fetchOpenings } from './site-client.ts';
import { site } from './words.ts';

/** A page, or the page behind a batch's code, with its openings by day. */
interface Opened {
  readonly name: string;
  readonly byDay: ReadonlyMap<string, number>;
  readonly total: number;
}

interface Row {
  readonly name: string;
  readonly day: string;
  readonly openings: number;
}

/** Groups openings by what was opened, the most opened first. */
function opened(rows: readonly Row[]): readonly Opened[] {
  const groups = new Map<string, Map<string, number>>();
  for (const { name, day, openings } of rows) {
    const byDay = groups.get(name) ?? new Map<string, number>();
    groups.set(name, byDay.set(day, (byDay.get(day) ?? 0) + openings));
  }
  return Array.from(groups, ([name, byDay]) => ({
    name,
    byDay,
    total: [...byDay.values()].reduce((sum, count) => sum + count, 0),
  })).sort((a, b) => b.total - a.total);
}

const ofPages = ({ pages }: Openings): readonly Row[] => pages.map(({ page, ...rest }) => ({ name: page, ...rest }));

const ofBatches = ({ batches }: Openings): readonly Row[] =>
  batches.map(({ batch, ...rest }) => ({ name: site.openings.batch(batch), ...rest }));

/** Openings on each of the last days, of all pages or of one that is chosen. */
function DayChart(props: { openings: Openings; opened: readonly Opened[]; today: Day }) {
  const [chosen, setChosen] = createSignal('');
  const shown = () =>
    props.opened.find(({ name }) => name === chosen()) ??
    opened(ofPages(props.openings).map((row) => ({ ...row, name: site.openings.all })))[0];
  const days = () => Array.from({ length: OPENING_DAYS }, (_, at) => addDays(props.today, at - OPENING_DAYS + 1));
  return (
    <>
      <Select
        label={site.openings.of}
        value={chosen()}
        onInput={setChosen}
        empty={site.openings.all}
        options={props.opened.map(({ name }) => ({ value: name, label: name }))}
      />
      <BarChart
        label={site.openings.byDay(chosen() || site.openings.all)}
        bars={days().map((day) => ({
          label: formatDay(day, yearOf(props.today)),
          value: shown()?.byDay.get(day) ?? 0,
          open: day === props.today,
        }))}
        format={formatNumber}
        formatAxis={formatShort}
        words={{ table: common.action.showTable, time: site.openings.day, value: site.openings.count }}
      />
    </>
  );
}

/** How often the public pages, and the codes of batches, were opened: in all and by day. */
export function OpeningsCard() {
  const polled = createPolled(() => fetchOpenings, { repeat: false });
  const today = createToday();
  return (
    <Card>
      <Loaded of={polled} loading={common.loading} failed={(failure) => <p>{failureText(failure())}</p>}>
        {(openings) => {
          const all = createMemo(() => opened([...ofPages(openings()), ...ofBatches(openings())]));
          return (
            <>
              <DeskTable
                heading
                caption={site.openings.title}
                sortParam="openings"
                fileName={site.openings.title}
                rows={all()}
                columns={[
                  { key: 'page', head: site.openings.page, rowHead: true, value: ({ name }) => name },
                  {
                    key: 'count',
                    head: site.openings.count,
                    number: true,
                    sum: formatNumber,
                    value: ({ total }) => total,
                  },
                ]}
              />
              <Show when={all().length} fallback={<p>{site.openings.none}</p>}>
                <DayChart openings={openings()} opened={all()} today={today()} />
              </Show>
            </>
          );
        }}
      </Loaded>
      <p class="note">{site.openings.hint(formatNumber(OPENING_DAYS))}</p>
    </Card>
  );
}
