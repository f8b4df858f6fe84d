import { createEffect, createMemo, createSignal, Show } from 'solid-js';
import { ok } from '../../../../domain/kernel/result.ts';
import { may } from '../../../../domain/records/permission.ts';
import { checkTemplate, looksBack } from '../../../../domain/reports/check.ts';
import { makeSource, type ReportScope } from '../../../../domain/reports/figure-source.ts';
import { numbersOf, withRecords } from '../../../../domain/reports/numbers.ts';
import { renderReport } from '../../../../domain/reports/render.ts';
import { readTemplate } from '../../../../domain/reports/template.ts';
import type { SignedRow } from '../../../../protocol/reports/signed.ts';
import { createExplanations } from '../../../checks/explanations.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { createFigureEdits } from '../../../figures/figure-edits.ts';
import { createToday } from '../../../records/today.ts';
import { entriesByName, figureNames } from '../../../reports/figure-names.ts';
import { fetchReportData } from '../../../reports/report-data.ts';
import { fetchSignedList } from '../../../reports/reports-client.ts';
import { createStated } from '../../../reports/stated.ts';
import { useClient } from '../../../state/context.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { fetchAsked } from './asked.ts';
import { createText, type ReportChoice } from './create-text.ts';
import { Download } from './Download.tsx';
import { EditPanel } from './EditPanel.tsx';
import { GAPS, Gaps } from './Gaps.tsx';
import { Outline } from './Outline.tsx';
import { OwnTemplate } from './OwnTemplate.tsx';
import { Paper } from './Paper.tsx';
import { SignDialog } from './SignDialog.tsx';
import { SignedCard } from './SignedCard.tsx';
import { summary as words } from './words.ts';

/** The report as its figures stand now, and as the office edits it, until it is signed. */
export function Working(props: {
  of: ReportChoice;
  /** The name of its files. */
  fileTitle: string;
  /** The reports that use a figure. */
  usedIn: (name: string) => readonly string[];
  /** The address of a signed version. */
  hrefOf: (row: SignedRow) => string;
  /** Opens a report that was saved under a name of its own. */
  onNew: (report: string) => void;
}) {
  const today = createToday();
  const { session } = useClient();
  const text = createText(props.of);
  const read = createMemo(() => readTemplate(text.content().text));
  const isLookingBack = createMemo(() => looksBack(read().template));
  const errors = createMemo(() => [
    ...read().errors,
    ...checkTemplate(read().template, (name) => entriesByName().has(name)),
  ]);
  const data = createPolled(
    () => {
      const { period, campaign } = props.of;
      const [day, back] = [today(), isLookingBack()];
      const asked = { ...period, ...(campaign ? { campaign: campaign.id } : {}) };
      return () => fetchReportData(asked, day, 'whole', { looksBack: back });
    },
    { onPoke: true },
  );
  const signed = createPolled(
    () => {
      const query = { report: props.of.report, ...props.of.period };
      return () => fetchSignedList(query);
    },
    { repeat: false },
  );
  const stated = createStated();
  createFigureEdits();
  const answerOf = createExplanations();
  const asked = () => fetchAsked(props.of.period, answerOf());
  async function askedLines() {
    const read = await asked();
    return read.ok ? ok(read.value.lines) : read;
  }
  const [signing, setSigning] = createSignal(false);
  const [filling, setFilling] = createSignal(false);
  const [editing, setEditing] = createSignal(false);
  const role = () => session.identity()?.actor.role ?? 'public';
  const versions = () => signed.value()?.rows ?? [];
  const isEditing = () => may(role(), 'reports.write') && editing();
  // A text that was left unsaved is edited on.
  createEffect(() => {
    if (text.isEdited()) setEditing(true);
  });
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
        const source = createMemo(() => {
          const base = makeSource(figureNames(), {
            ...value(),
            district: session.identity()?.district.name ?? '',
            campaign: props.of.campaign,
            stated: stated(),
          });
          const { prose } = text.content();
          return { ...base, slot: (name: string) => prose[name]?.trim() || base.slot(name) };
        });
        const scope = (): ReportScope => ({ periods: value().periods, campaign: props.of.campaign });
        const report = createMemo(() => renderReport(read().template, source()));
        const numbers = createMemo(() =>
          numbersOf(figureNames(), read().template, report(), source(), value(), today()),
        );
        return (
          <>
            <div class="summary-tools no-print">
              <Download
                name={props.fileTitle}
                asked={askedLines}
                onOwnTemplate={() => setFilling(true)}
                written={{
                  report: report(),
                  numbers: withRecords(numbers(), value().boards.present),
                  explanations: {},
                  scope: scope(),
                }}
              />
              <Show when={may(role(), 'reports.write') && text.isReady() && !isEditing()}>
                <Button icon="edit" onClick={() => setEditing(true)}>
                  {words.editor.open}
                </Button>
              </Show>
              <Show when={may(role(), 'reports.sign') && signed.value() && !report().isCut && !isEditing()}>
                <Button icon="check" disabled={errors().length > 0} onClick={() => setSigning(true)}>
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
            <Show when={filling()}>
              <OwnTemplate source={source()} name={props.fileTitle} onClose={() => setFilling(false)} />
            </Show>
            <SignDialog
              open={signing()}
              gaps={report().gaps}
              asked={asked}
              request={() => ({
                ...{ report: props.of.report, ...props.of.period, title: props.fileTitle, text: text.content().text },
                ...(props.of.campaign ? { campaign: props.of.campaign.id } : {}),
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
            <div class="summary" classList={{ 'summary-editing': isEditing() }}>
              <Show when={isEditing()} fallback={<Outline report={report()} />}>
                <EditPanel
                  of={props.of}
                  text={text}
                  errors={errors()}
                  usedIn={props.usedIn}
                  onClose={() => setEditing(false)}
                  onNew={props.onNew}
                />
              </Show>
              <Paper report={report()} scope={scope()} />
              <div class="summary-side">
                <SignedCard rows={versions()} hrefOf={props.hrefOf} />
                <Gaps report={report()} scope={scope()} />
              </div>
            </div>
          </>
        );
      }}
    </Loaded>
  );
}
