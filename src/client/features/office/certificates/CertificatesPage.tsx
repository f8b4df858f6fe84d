import './certificates.css';
import { useSearchParams } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { hoursOf } from '../../../../domain/attendance/hours.ts';
import { may } from '../../../../domain/records/permission.ts';
import type { CertificateRow } from '../../../../protocol/certificates/certificates.ts';
import { fetchCertificates } from '../../../certificates/certificates-client.ts';
import { paperAddress, stateWord } from '../../../certificates/row-text.ts';
import { certificates } from '../../../certificates/words.ts';
import { Button } from '../../../components/Button.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { Pill } from '../../../components/Pill.tsx';
import { Select } from '../../../components/Select.tsx';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { useClient } from '../../../state/context.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { formatDay } from '../../../words/format.ts';
import { ExportCard } from './ExportCard.tsx';
import { IssueDialog } from './IssueDialog.tsx';
import { SettingsCard } from './SettingsCard.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';

const day = (of: string): string => formatDay(of, 0);

/** A version that can still be withdrawn. */
const isInForce = ({ state }: CertificateRow): boolean => state === 'valid' || state === 'notice';

/** States that the list can be narrowed to: what is in public notice is printed and put up. */
const states = ['notice', 'valid', 'superseded', 'withdrawn'];

function IssuedTable(props: { rows: readonly CertificateRow[]; onWithdraw: (row: CertificateRow) => void }) {
  const [address, setAddress] = useSearchParams<{ state?: string }>();
  const rows = () => props.rows.filter(({ state }) => !address.state || state === address.state);
  return (
    <>
      <Select
        label={certificates.desk.state}
        value={address.state ?? ''}
        empty={certificates.desk.allStates}
        options={states.map((value) => ({ value, label: stateWord(value) }))}
        onInput={(state) => setAddress({ state: state || undefined })}
      />
      <DeskTable
        heading
        caption={certificates.desk.list}
        sortParam="sort"
        fileName={certificates.desk.title}
        rows={rows()}
        columns={[
          {
            key: 'number',
            head: certificates.desk.number,
            rowHead: true,
            value: ({ number }) => number,
            href: paperAddress,
          },
          { key: 'version', head: certificates.desk.version, number: true, value: ({ version }) => version },
          { key: 'name', head: certificates.desk.name, value: ({ name }) => name },
          {
            key: 'period',
            head: certificates.desk.period,
            value: ({ from, until }) => certificates.days(from, until),
            cell: ({ from, until }) => certificates.days(day(from), day(until)),
          },
          { key: 'hours', head: certificates.desk.hours, number: true, value: ({ minutes }) => hoursOf(minutes) },
          {
            key: 'issued',
            head: certificates.desk.issued,
            value: ({ issued }) => issued,
            cell: ({ issued }) => day(issued),
          },
          { key: 'kind', head: certificates.desk.kind, value: ({ certifies }) => certificates.titleOf(certifies) },
          {
            key: 'state',
            head: certificates.desk.state,
            end: true,
            value: ({ state }) => stateWord(state),
            cell: ({ state }) => <Pill tone={state === 'valid' ? 'ok' : 'plain'}>{stateWord(state)}</Pill>,
          },
          {
            key: 'notice',
            head: certificates.desk.notice,
            value: ({ notice }) => notice ?? '',
            cell: ({ notice }) => (notice ? day(notice) : ''),
          },
          { key: 'reason', head: certificates.desk.reason, value: ({ reason }) => reason ?? '' },
          {
            key: 'withdraw',
            head: certificates.desk.withdraw,
            hideHead: true,
            cell: (row) => (
              <Show when={isInForce(row)}>
                <Button
                  look="quiet"
                  aria-label={certificates.desk.withdrawOf(row.number)}
                  onClick={() => props.onWithdraw(row)}
                >
                  {certificates.desk.withdraw}
                </Button>
              </Show>
            ),
          },
        ]}
      />
    </>
  );
}

/** 服务证明: the certificates issued, by members themselves or at the desk, and the settings for them. */
export default function CertificatesPage() {
  const { session } = useClient();
  const [chosen, setChosen] = createSignal<CertificateRow>();
  const [isIssuing, setIssuing] = createSignal(false);
  const list = createPolled(() => fetchCertificates, { repeat: false });
  const mayManage = () => may(session.identity()?.actor.role ?? 'public', 'certificates.manage');
  return (
    <>
      <PageHeader
        title={certificates.desk.title}
        trailing={
          <Show when={mayManage()}>
            <Button look="primary" onClick={() => setIssuing(true)}>
              {certificates.desk.issue}
            </Button>
          </Show>
        }
      />
      <div class="desk-certificates">
        <Loaded
          of={list}
          loading={common.loading}
          failed={(failure) => (
            <EmptyState icon="records" title={certificates.desk.failed}>
              {failureText(failure())}
            </EmptyState>
          )}
        >
          {(value) => (
            <Show
              when={value().rows.length}
              fallback={
                <EmptyState icon="records" title={certificates.desk.empty}>
                  {certificates.desk.emptyHint}
                </EmptyState>
              }
            >
              <IssuedTable rows={value().rows} onWithdraw={setChosen} />
            </Show>
          )}
        </Loaded>
        <Show when={mayManage()}>
          <ExportCard />
          <SettingsCard />
        </Show>
      </div>
      <IssueDialog open={isIssuing()} onClose={() => setIssuing(false)} />
      <WithdrawDialog of={chosen()} onClose={() => setChosen(undefined)} onDone={list.refetch} />
    </>
  );
}
