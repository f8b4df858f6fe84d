import './summary.css';
import { useSearchParams } from '@solidjs/router';
import { createMemo, Show } from 'solid-js';
import { addDays, type Day, yearOf } from '../../../../domain/kernel/day.ts';
import { firstOfMonth, type Period, periodOf, wholeYear } from '../../../../domain/kernel/period.ts';
import { countyYear } from '../../../../domain/reports/county-year.ts';
import { districtYear } from '../../../../domain/reports/district-year.ts';
import { monthBrief } from '../../../../domain/reports/month-brief.ts';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Select } from '../../../components/Select.tsx';
import { createToday } from '../../../records/today.ts';
import { SignedView } from './SignedView.tsx';
import { Working } from './Working.tsx';
import { summary as words } from './words.ts';

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

/** 总结: the yearly summary, filled in from the records, with what is still missing. */
export default function SummaryPage() {
  const [address, setAddress] = useSearchParams();
  const today = createToday();
  const name = () => templateNames.find((each) => each === address.template) ?? 'districtYear';
  const isMonthly = () => templates[name()].of === 'month';
  const years = createMemo(() => Array.from({ length: YEARS }, (_, back) => yearOf(today()) - back));
  const first = () => (isMonthly() ? monthBefore(today()) : `${yearToWrite(today())}-01-01`);
  const year = createMemo(() => years().find((each) => String(each) === address.year) ?? yearOf(first()));
  const month = createMemo(() => months.find((each) => each === address.month) ?? first().slice(5, 7));
  const period = createMemo(
    (): Period => (isMonthly() ? periodOf('month', `${year()}-${month()}-01`) : wholeYear(year())),
    undefined,
    { equals: (a, b) => a.from === b.from && a.to === b.to },
  );
  const choice = () => ({
    template: name(),
    year: String(year()),
    ...(isMonthly() ? { month: month() } : {}),
  });
  const fileTitle = () => `${words.templates[name()]}-${isMonthly() ? period().from.slice(0, 7) : year()}`;
  const choose = (chosen: Record<string, string>) => setAddress({ ...chosen, signed: undefined }, { replace: true });
  return (
    <>
      <PageHeader title={words.title} />
      <div class="summary-choice no-print">
        <Select
          label={words.kind}
          value={name()}
          onInput={(value) => choose({ template: value })}
          options={templateNames.map((value) => ({ value, label: words.templates[value] }))}
        />
        <Select
          label={words.year}
          value={String(year())}
          onInput={(value) => choose({ year: value })}
          options={years().map((each) => ({ value: String(each), label: words.yearOf(String(each)) }))}
        />
        <Show when={isMonthly()}>
          <Select
            label={words.month}
            value={month()}
            onInput={(value) => choose({ month: value })}
            options={months.map((value) => ({ value, label: words.monthOf(Number(value)) }))}
          />
        </Show>
      </div>
      <Show
        when={address.signed}
        keyed
        fallback={
          <Working
            report={name()}
            text={templates[name()].text}
            title={fileTitle()}
            period={period()}
            hrefOf={({ id }) => `?${new URLSearchParams({ ...choice(), signed: id })}`}
          />
        }
      >
        {(id) => <SignedView id={String(id)} back={`?${new URLSearchParams(choice())}`} />}
      </Show>
    </>
  );
}
