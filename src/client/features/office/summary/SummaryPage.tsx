import './summary.css';
import { useSearchParams } from '@solidjs/router';
import { createMemo, Show } from 'solid-js';
import { addDays, type Day, yearOf } from '../../../../domain/kernel/day.ts';
import { firstOfMonth, type Period, periodBetween, periodOf, wholeYear } from '../../../../domain/kernel/period.ts';
import { textField } from '../../../../domain/records/record.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Select } from '../../../components/Select.tsx';
import { createToday } from '../../../records/today.ts';
import { fetchSavedList } from '../../../reports/reports-client.ts';
import { createPolled } from '../../../state/polled.ts';
import { createReferences } from '../../../state/records.ts';
import { reportKinds, whereUsed } from './built-in.ts';
import type { ReportChoice } from './create-text.ts';
import { SignedView } from './SignedView.tsx';
import { Working } from './Working.tsx';
import { summary as words } from './words.ts';

const months = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'));

/** Years that can be chosen, this one first. */
const YEARS = 10;

/** Returns the year to write of. Before October it is the one that is over. */
const yearToWrite = (today: Day): number => yearOf(today) - (today.slice(5, 7) < '10' ? 1 : 0);
const monthBefore = (today: Day): Day => firstOfMonth(addDays(firstOfMonth(today), -1));

const isSame = (a: ReportChoice, b: ReportChoice): boolean =>
  a.report === b.report &&
  a.period.from === b.period.from &&
  a.period.to === b.period.to &&
  a.span === b.span &&
  a.title === b.title;

/** Lists the campaigns with their periods, the latest first. */
function createCampaigns() {
  const records = createReferences('campaign');
  return createMemo(() =>
    records()
      ?.flatMap(({ record }) => {
        const period = periodBetween(record.fields.from, record.fields.to);
        const { id } = record;
        const name = textField(record, 'name') ?? '';
        return period ? [{ id, name, period, campaign: { id, name } }] : [];
      })
      .sort((a, b) => (a.period.from < b.period.from ? 1 : -1)),
  );
}

/** Says that there is no campaign yet to write a brief of. */
function NoCampaign(props: { shown: boolean }) {
  return (
    <Show when={props.shown}>
      <EmptyState icon="calendar" title={words.noCampaign}>
        <p>{words.noCampaignHint}</p>
        <a class="button" href="/events/campaigns">
          {words.toCampaigns}
        </a>
      </EmptyState>
    </Show>
  );
}

/** 总结: the yearly summary, filled in from the records, with what is still missing. */
export default function SummaryPage() {
  const [address, setAddress] = useSearchParams();
  const today = createToday();
  const saved = createPolled(() => fetchSavedList, { repeat: false });
  const rows = () => saved.value()?.rows ?? [];
  const kinds = createMemo(() => reportKinds(rows()));
  const usedIn = createMemo(() => whereUsed(rows()));
  const kind = () => kinds().find(({ report }) => report === address.template) ?? kinds()[0];
  const isMonthly = () => kind()?.span === 'month';
  const isOfCampaign = () => kind()?.span === 'campaign';
  const campaigns = createCampaigns();
  const campaign = createMemo(() => campaigns()?.find(({ id }) => id === address.campaign) ?? campaigns()?.[0]);
  const years = createMemo(() => Array.from({ length: YEARS }, (_, back) => yearOf(today()) - back));
  const first = () => (isMonthly() ? monthBefore(today()) : `${yearToWrite(today())}-01-01`);
  const year = createMemo(() => years().find((each) => String(each) === address.year) ?? yearOf(first()));
  const month = createMemo(() => months.find((each) => each === address.month) ?? first().slice(5, 7));
  const period = (): Period => (isMonthly() ? periodOf('month', `${year()}-${month()}-01`) : wholeYear(year()));
  /** The chosen report and period; another choice begins a new editor. */
  const chosen = createMemo(
    (): ReportChoice | undefined => {
      const of = kind();
      if (!of) return undefined;
      const { report, title, span, text: builtIn } = of;
      if (span !== 'campaign') return { report, title, span, builtIn, period: period(), campaign: undefined };
      const about = campaign();
      // The brief of each campaign is a report of its own, under the campaign's id.
      return about && { ...about, report: about.id, title: words.campaignTitle(about.name), span, builtIn };
    },
    undefined,
    { equals: (a, b) => a !== undefined && b !== undefined && isSame(a, b) },
  );
  const addressOf = () => ({
    template: kind()?.report ?? '',
    ...(isOfCampaign() ? { campaign: campaign()?.id ?? '' } : { year: String(year()) }),
    ...(isMonthly() ? { month: month() } : {}),
  });
  const fileTitle = (of: ReportChoice): string =>
    of.campaign ? of.title : `${of.title}-${isMonthly() ? of.period.from.slice(0, 7) : year()}`;
  const choose = (part: Record<string, string>) => setAddress({ ...part, signed: undefined }, { replace: true });
  return (
    <>
      <PageHeader title={words.title} />
      <div class="summary-choice no-print">
        <Select
          label={words.kind}
          value={kind()?.report ?? ''}
          onInput={(value) => choose({ template: value })}
          options={kinds().map(({ report, title }) => ({ value: report, label: title }))}
        />
        <Show
          when={isOfCampaign()}
          fallback={
            <Select
              label={words.year}
              value={String(year())}
              onInput={(value) => choose({ year: value })}
              options={years().map((each) => ({ value: String(each), label: words.yearOf(String(each)) }))}
            />
          }
        >
          <Show when={campaign()}>
            {(about) => (
              <Select
                label={words.campaign}
                value={about().id}
                onInput={(value) => choose({ campaign: value })}
                options={(campaigns() ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              />
            )}
          </Show>
        </Show>
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
          <Show when={chosen()} keyed fallback={<NoCampaign shown={isOfCampaign() && campaigns()?.length === 0} />}>
            {(of) => (
              <Working
                of={of}
                fileTitle={fileTitle(of)}
                usedIn={usedIn()}
                hrefOf={({ id }) => `?${new URLSearchParams({ ...addressOf(), signed: id })}`}
                onNew={(report) => {
                  saved.refetch();
                  choose({ template: report });
                }}
              />
            )}
          </Show>
        }
      >
        {(id) => <SignedView id={String(id)} back={`?${new URLSearchParams(addressOf())}`} />}
      </Show>
    </>
  );
}
