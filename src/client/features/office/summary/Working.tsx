import { createMemo, createSignal, Show } from 'solid-js';
import type { Period } from '../../../../domain/kernel/period.ts';
import { may } from '../../../../domain/records/permission.ts';
import { renderReport } from '../../../../domain/reports/render.ts';
import { readTemplate } from '../../../../domain/reports/template.ts';
import type { SignedRow } from '../../../../protocol/reports/signed.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { createToday } from '../../../records/today.ts';
import { numbersOf, withRecords } from '../../../reports/numbers.ts';
import { fetchReportData } from '../../../reports/report-data.ts';
import { makeSource } from '../../../reports/report-source.ts';
import { fetchSignedList } from '../../../reports/reports-client.ts';
import { createStated } from '../../../reports/stated.ts';
import { useClient } from '../../../state/context.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { Download } from './Download.tsx';
import { GAPS, Gaps } from './Gaps.tsx';
import { Outline } from './Outline.tsx';
import { Paper } from './Paper.tsx';
import { SignDialog } from './SignDialog.tsx';
import { SignedCard } from './SignedCard.tsx';
import { summary as words } from './words.ts';

/** The report as its figures stand now, until it is signed. */
export function Working(props: {
  /** Names the report, as signed versions do. */
  report: string;
  text: string;
  title: string;
  period: Period;
  /** The address of a signed version. */
  hrefOf: (row: SignedRow) => string;
}) {
  const today = createToday();
  const { session } = useClient();
  const template = createMemo(() => readTemplate(props.text).template);
  const data = createPolled(
    () => {
      const [asked, day] = [props.period, today()];
      return () => fetchReportData(asked, day, 'whole');
    },
    { onPoke: true },
  );
  const signed = createPolled(
    () => {
      const query = { report: props.report, ...props.period };
      return () => fetchSignedList(query);
    },
    { repeat: false },
  );
  const stated = createStated();
  const [signing, setSigning] = createSignal(false);
  const maySign = () => may(session.identity()?.actor.role ?? 'public', 'reports.sign');
  const versions = () => signed.value()?.rows ?? [];
  return (
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
        const source = createMemo(() =>
          makeSource({ ...value(), district: session.identity()?.district.name ?? '', stated: stated() }),
        );
        const report = createMemo(() => renderReport(template(), source()));
        const numbers = createMemo(() => numbersOf(template(), report(), source(), value().periods, today()));
        return (
          <>
            <div class="summary-tools no-print">
              <Download
                name={props.title}
                written={{
                  report: report(),
                  numbers: withRecords(numbers(), value().boards.present),
                  explanations: {},
                  periods: value().periods,
                }}
              />
              <Show when={maySign() && signed.value() && !report().isCut}>
                <Button icon="check" onClick={() => setSigning(true)}>
                  {words.sign.open}
                </Button>
              </Show>
              <Show when={report().gaps.length}>
                <a class="button quiet summary-to-gaps" href={`#${GAPS}`}>
                  {words.gaps.show}
                </a>
              </Show>
            </div>
            <Show when={report().isCut}>
              <Notice tone="bad" title={words.cut} />
            </Show>
            <SignDialog
              open={signing()}
              gaps={report().gaps}
              request={() => ({
                ...{ report: props.report, ...props.period, title: props.title, text: props.text },
                version: (versions()[0]?.version ?? 0) + 1,
                lines: [...report().lines],
                numbers: numbers(),
              })}
              onClose={() => setSigning(false)}
              onSigned={signed.refetch}
              onChanged={() => {
                data.refetch();
                signed.refetch();
              }}
            />
            <div class="summary">
              <Outline report={report()} />
              <Paper report={report()} periods={value().periods} />
              <div class="summary-side">
                <SignedCard rows={versions()} hrefOf={props.hrefOf} />
                <Gaps report={report()} periods={value().periods} />
              </div>
            </div>
          </>
        );
      }}
    </Loaded>
  );
}
