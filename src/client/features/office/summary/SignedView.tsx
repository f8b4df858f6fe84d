import { For, Show } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import { ok } from '../../../../domain/kernel/result.ts';
import { reportPeriodsOf } from '../../../../domain/reports/figure-source.ts';
import type { SignedDifference, SignedReport } from '../../../../protocol/reports/signed.ts';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { fetchDifference, fetchSigned } from '../../../reports/reports-client.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { formatAmount, formatNumber } from '../../../words/format.ts';
import { Download } from './Download.tsx';
import { Paper } from './Paper.tsx';
import { signedText } from './SignedCard.tsx';
import { summary as words } from './words.ts';

type Plain = number | boolean | string | null;
type Differing = SignedDifference['numbers'][number];

function valueText(value: Plain, unit: string | undefined): string {
  if (value === null) return words.signed.none;
  if (typeof value === 'number') return unit === '%' ? `${formatNumber(value)}%` : formatAmount(value, unit);
  return typeof value === 'boolean' ? words.signed.flags[value ? 'yes' : 'no'] : value;
}

/** A number that would be counted otherwise today, with the records that changed. */
function Difference(props: { of: Differing; number: SignedReport['numbers'][number] | undefined }) {
  const name = () => [props.number?.name, props.number?.groupName].filter(Boolean).join(' · ');
  const wasNow = (was: Plain, now: Plain) =>
    words.signed.wasNow(valueText(was, props.number?.unit), valueText(now, props.number?.unit));
  return (
    <li class="summary-difference">
      <b>{name()}</b>
      <p>{wasNow(props.of.was, props.of.now)}</p>
      <Show when={props.of.changed !== null} fallback={<p class="note">{words.signed.tooMany}</p>}>
        <Show when={props.of.changes.length}>
          <details>
            <summary>{words.signed.records(formatNumber(props.of.changed ?? 0))}</summary>
            <ul class="list">
              <For each={props.of.changes}>
                {({ record, was, now }) => (
                  <li>
                    <a href={`/office/records/${record}`}>{wasNow(was, now)}</a>
                  </li>
                )}
              </For>
            </ul>
          </details>
        </Show>
      </Show>
    </li>
  );
}

/** Lists what would be counted otherwise today. The signed version stays as it is. */
function Differences(props: { of: SignedReport }) {
  const compared = createPolled(
    () => {
      const { id } = props.of;
      return () => fetchDifference(id);
    },
    { repeat: false },
  );
  return (
    <Card title={words.signed.differences} class="no-print">
      <Loaded
        of={compared}
        loading={common.loading}
        failed={(failure) => <Notice tone="bad" title={failureText(failure())} />}
      >
        {(value) => (
          <Show when={value().numbers.length} fallback={<p>{words.signed.same}</p>}>
            <ul class="list">
              <For each={value().numbers}>{(each) => <Difference of={each} number={props.of.numbers[each.at]} />}</For>
            </ul>
          </Show>
        )}
      </Loaded>
      <p class="hint">{words.signed.frozen}</p>
    </Card>
  );
}

/** A signed version: its text from the values of then, and what differs today. */
export function SignedView(props: { id: Id; back: string }) {
  const signed = createPolled(
    () => {
      const { id } = props;
      return () => fetchSigned(id);
    },
    { repeat: false },
  );
  return (
    <Loaded
      of={signed}
      loading={common.loading}
      failed={(failure) => (
        <EmptyState icon="chart" title={words.signed.failed}>
          {failureText(failure())}
        </EmptyState>
      )}
    >
      {(value) => {
        const scope = () => {
          const { campaign } = value();
          return { periods: reportPeriodsOf(value()), ...(campaign ? { campaign: { id: campaign } } : {}) };
        };
        const report = () => ({ lines: value().lines });
        return (
          <>
            <Notice tone="ok" title={words.signed.state(value().version)}>
              {signedText(value())}
            </Notice>
            <div class="summary-tools no-print">
              <Download
                signed
                asked={async () => ok(value().asked)}
                name={`${value().title}-${words.signed.version(value().version)}`}
                written={{
                  report: report(),
                  numbers: value().numbers,
                  explanations: value().explanations,
                  scope: scope(),
                }}
              />
              <a class="button quiet" href={props.back}>
                {words.signed.back}
              </a>
            </div>
            <div class="summary summary-signed">
              <Paper report={report()} scope={scope()} />
              <div class="summary-side">
                <Differences of={value()} />
                <Card title={words.signed.proof} class="no-print">
                  <p class="note">{words.signed.head(value().head.seq)}</p>
                  <code class="summary-digest">{value().digest}</code>
                </Card>
              </div>
            </div>
          </>
        );
      }}
    </Loaded>
  );
}
