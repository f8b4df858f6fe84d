import './summary.css';
import { useSearchParams } from '@solidjs/router';
import { createMemo, createSignal, For, type JSX, Show } from 'solid-js';
import { addDays, type Day, yearOf } from '../../../../domain/kernel/day.ts';
import { firstOfMonth, type Period, periodOf } from '../../../../domain/kernel/period.ts';
import { countyYear } from '../../../../domain/reports/county-year.ts';
import { districtYear } from '../../../../domain/reports/district-year.ts';
import { monthBrief } from '../../../../domain/reports/month-brief.ts';
import { type Line, type Report, type Run, renderReport } from '../../../../domain/reports/render.ts';
import { readTemplate } from '../../../../domain/reports/template.ts';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Menu } from '../../../components/Menu.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Spinner } from '../../../components/Progress.tsx';
import { Select } from '../../../components/Select.tsx';
import { saveBlob } from '../../../platform/export-file.ts';
import { createToday } from '../../../records/today.ts';
import { fetchReportData } from '../../../reports/report-data.ts';
import { makeSource, type ReportData } from '../../../reports/report-source.ts';
import { createStated } from '../../../reports/stated.ts';
import { useClient } from '../../../state/context.ts';
import type { BoardAnswer } from '../../../state/office-client.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';
import { gapHref, runHref } from './links.ts';
import { summary as words } from './words.ts';

type Periods = ReportData['periods'];

const months = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'));

/** Years that can be chosen, this one first. */
const YEARS = 10;

/** The templates, with the period that each is of. */
const templates = {
  districtYear: { text: districtYear, of: 'year' },
  countyYear: { text: countyYear, of: 'year' },
  monthBrief: { text: monthBrief, of: 'month' },
} as const;
type TemplateName = keyof typeof templates;
const templateNames = Object.keys(templates) as readonly TemplateName[];

/** Returns the year to write of. Before October it is the one that is over. */
const yearToWrite = (today: Day): number => yearOf(today) - (today.slice(5, 7) < '10' ? 1 : 0);
const monthBefore = (today: Day): Day => firstOfMonth(addDays(firstOfMonth(today), -1));

function partOf(run: Run, periods: Periods): JSX.Element {
  if (run.type === 'text') return run.text;
  if (run.type === 'slot') return <span class="summary-prose">{run.text}</span>;
  if (run.type === 'missing') {
    const [href, text, title] = [gapHref(run.name, periods), words.missing(run.name), words.gaps.missing[run.reason]];
    if (!href) return <span class="summary-missing">{text}</span>;
    return (
      <a class="summary-missing" href={href} title={title}>
        {text}
      </a>
    );
  }
  const href = runHref(run, periods);
  // The year and the district's name are no figures.
  if (!href) return run.value.type === 'text' ? run.text : <b>{run.text}</b>;
  return (
    <a
      class="summary-figure"
      classList={{ 'summary-number': run.value.type === 'number' }}
      href={href}
      aria-label={words.open(run.name, run.text)}
    >
      {run.text}
    </a>
  );
}

/** Anchor of what is missing, which stands below the text on a narrow screen. */
const GAPS = 'gaps';

const anchorOf = ({ line }: Line): string => `line-${line}`;

function Paper(props: { report: Report; periods: Periods }) {
  const contents = (line: Line) => (
    <>
      {line.number}
      <For each={line.runs}>{(run) => partOf(run, props.periods)}</For>
    </>
  );
  return (
    <article class="card summary-paper" aria-label={words.paper}>
      <For each={props.report.lines}>
        {(line) => {
          if (line.type === 'title') return <h2 class="summary-title">{contents(line)}</h2>;
          if (line.level === 1)
            return (
              <h3 id={anchorOf(line)} tabindex="-1">
                {contents(line)}
              </h3>
            );
          if (line.level)
            return (
              <h4 id={anchorOf(line)} tabindex="-1" class="summary-second">
                {contents(line)}
              </h4>
            );
          return <p classList={{ 'summary-signature': line.type === 'signature' }}>{contents(line)}</p>;
        }}
      </For>
    </article>
  );
}

/** The headings, each with the number of gaps below it. */
function Outline(props: { report: Report }) {
  const items = createMemo(() => {
    const headings = props.report.lines.filter(({ level }) => level === 1 || level === 2);
    return headings.map((heading, index) => {
      const next = headings[index + 1]?.line ?? Number.POSITIVE_INFINITY;
      const gaps = props.report.gaps.filter(({ line }) => line >= heading.line && line < next).length;
      const text = heading.runs.map((run) => (run.type === 'missing' ? '' : run.text)).join('');
      return { heading, text: `${heading.number}${text}`, gaps };
    });
  });
  return (
    <nav class="card summary-outline no-print" aria-label={words.outline}>
      <ul>
        <For each={items()}>
          {({ heading, text, gaps }) => (
            <li classList={{ second: heading.level === 2 }}>
              <a href={`#${anchorOf(heading)}`}>
                {text}
                <Show when={gaps}>
                  <span class="pill wait">{words.lacks(formatNumber(gaps))}</span>
                </Show>
              </a>
            </li>
          )}
        </For>
      </ul>
      <p class="hint">{words.numbered}</p>
    </nav>
  );
}

/** Lists what is still missing, each with the way to state it. */
function Gaps(props: { report: Report; periods: Periods }) {
  /** A name once, though the text may name it often. */
  const gaps = createMemo(() => [...new Map(props.report.gaps.map((gap) => [gap.name, gap])).values()]);
  return (
    <Card id={GAPS} title={words.gaps.title} class="summary-gaps no-print">
      <Show when={gaps().length} fallback={<p>{words.gaps.none}</p>}>
        <p>
          <span class="pill wait">{words.gaps.count(formatNumber(gaps().length))}</span>
        </p>
        <ul class="list">
          <For each={gaps()}>
            {(gap) => (
              <li class="summary-gap">
                <span>
                  {gap.name}
                  <small>
                    {gap.place} {words.gaps.missing[gap.reason]}
                  </small>
                </span>
                <Show when={gapHref(gap.name, props.periods)}>
                  {(href) => (
                    <a class="button quiet" href={href()} aria-label={words.gaps.fill(gap.name)}>
                      {words.gaps.enter}
                    </a>
                  )}
                </Show>
              </li>
            )}
          </For>
        </ul>
        <p class="hint">{words.gaps.hint}</p>
      </Show>
    </Card>
  );
}

/** 下载 DOCX: the copy to hand in, and one whose numbers link to their evidence. */
function Download(props: { report: Report; name: string; periods: Periods; board: BoardAnswer }) {
  const [state, setState] = createSignal<'idle' | 'busy' | 'failed'>('idle');
  async function download(isReview: boolean) {
    if (state() === 'busy') return;
    setState('busy');
    try {
      const { documentOf } = await import('./document.ts');
      const file = await documentOf(props.report, props.periods, props.board, isReview ? location.origin : undefined);
      saveBlob(file, props.name, 'docx');
      setState('idle');
    } catch {
      setState('failed');
    }
  }
  return (
    <>
      <Menu
        label={words.download.menu}
        icon="download"
        items={[
          { label: words.download.clean, icon: 'records', onChoose: () => void download(false) },
          { label: words.download.review, icon: 'records', onChoose: () => void download(true) },
        ]}
      />
      <Show when={state() === 'busy'}>
        <Spinner label={words.download.working} />
      </Show>
      <Show when={state() === 'failed'}>
        <Notice tone="bad" title={words.download.failed} />
      </Show>
    </>
  );
}

/** 总结: the yearly summary, filled in from the records, with what is still missing. */
export default function SummaryPage() {
  const [address, setAddress] = useSearchParams();
  const today = createToday();
  const { session } = useClient();
  const name = () => templateNames.find((each) => each === address.template) ?? 'districtYear';
  const template = createMemo(() => readTemplate(templates[name()].text).template);
  const isMonthly = () => templates[name()].of === 'month';
  const years = createMemo(() => Array.from({ length: YEARS }, (_, back) => yearOf(today()) - back));
  const first = () => (isMonthly() ? monthBefore(today()) : `${yearToWrite(today())}-01-01`);
  const year = createMemo(() => years().find((each) => String(each) === address.year) ?? yearOf(first()));
  const month = createMemo(() => months.find((each) => each === address.month) ?? first().slice(5, 7));
  const period = createMemo(
    (): Period =>
      isMonthly() ? periodOf('month', `${year()}-${month()}-01`) : { from: `${year()}-01-01`, to: `${year()}-12-31` },
    undefined,
    { equals: (a, b) => a.from === b.from && a.to === b.to },
  );
  const data = createPolled(
    () => {
      const [asked, day] = [period(), today()];
      return () => fetchReportData(asked, day, 'whole');
    },
    { onPoke: true },
  );
  const stated = createStated();
  return (
    <>
      <PageHeader title={words.title} />
      <div class="summary-choice no-print">
        <Select
          label={words.kind}
          value={name()}
          onInput={(value) => setAddress({ template: value }, { replace: true })}
          options={templateNames.map((value) => ({ value, label: words.templates[value] }))}
        />
        <Select
          label={words.year}
          value={String(year())}
          onInput={(value) => setAddress({ year: value }, { replace: true })}
          options={years().map((each) => ({ value: String(each), label: words.yearOf(String(each)) }))}
        />
        <Show when={isMonthly()}>
          <Select
            label={words.month}
            value={month()}
            onInput={(value) => setAddress({ month: value }, { replace: true })}
            options={months.map((value) => ({ value, label: words.monthOf(Number(value)) }))}
          />
        </Show>
      </div>
      <Loaded
        of={data}
        loading={common.loading}
        failed={() => (
          <EmptyState icon="chart" title={words.failed}>
            {words.offline}
          </EmptyState>
        )}
      >
        {(value) => {
          const report = createMemo(() =>
            renderReport(
              template(),
              makeSource({
                ...value(),
                district: session.identity()?.district.name ?? '',
                stated: stated(),
              }),
            ),
          );
          return (
            <>
              <div class="summary-tools no-print">
                <Download
                  report={report()}
                  name={`${words.templates[name()]}-${isMonthly() ? period().from.slice(0, 7) : year()}`}
                  periods={value().periods}
                  board={value().boards.present}
                />
                <Show when={report().gaps.length}>
                  <a class="button quiet summary-to-gaps" href={`#${GAPS}`}>
                    {words.gaps.show}
                  </a>
                </Show>
              </div>
              <Show when={report().isCut}>
                <Notice tone="bad" title={words.cut} />
              </Show>
              <div class="summary">
                <Outline report={report()} />
                <Paper report={report()} periods={value().periods} />
                <Gaps report={report()} periods={value().periods} />
              </div>
            </>
          );
        }}
      </Loaded>
    </>
  );
}
