import { useNavigate } from '@solidjs/router';
import { createMemo, createSignal, For, Show } from 'solid-js';
import * as v from 'valibot';
import { hoursOf } from '../../../../domain/attendance/hours.ts';
import { hoursByWay, type ServiceLine, totalMinutes } from '../../../../domain/certificates/content.ts';
import {
  type CertificateRow,
  type OwnService,
  readContent,
  ServicePeriod,
} from '../../../../protocol/certificates/certificates.ts';
import { fetchOwnService, issueCertificate } from '../../../certificates/certificates-client.ts';
import { paperAddress, stateWord } from '../../../certificates/row-text.ts';
import { certificates } from '../../../certificates/words.ts';
import { createAction } from '../../../components/action.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { Facts } from '../../../components/Facts.tsx';
import { ActionNotice } from '../../../components/Form.tsx';
import { List, ListItem } from '../../../components/List.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { optionLabel } from '../../../records/kind-words.ts';
import { createToday } from '../../../records/today.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { formatDay, formatNumber } from '../../../words/format.ts';

const hours = (value: number): string => certificates.hours(formatNumber(value));

function IssuedItem(props: { row: CertificateRow }) {
  const { row } = props;
  const detail = () =>
    [
      certificates.days(formatDay(row.from, 0), formatDay(row.until, 0)),
      certificates.numberOf(row.number, row.version),
      row.reason && certificates.own.reason(row.reason),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <ListItem
      href={paperAddress(row)}
      title={`${certificates.titleOf(row.certifies)} · ${hours(hoursOf(row.minutes))}`}
      detail={detail()}
      trailing={stateWord(row.state)}
    />
  );
}

function Hours(props: { of: OwnService; period: ServicePeriod }) {
  const navigate = useNavigate();
  const action = createAction(failureText);
  const [agreed, setAgreed] = createSignal(false);
  const lines = () => props.of.lines as readonly ServiceLine[];
  async function issue() {
    if (props.of.noticeDays && !agreed()) return action.refuse(certificates.own.agreeMissing);
    const made = await action.run(() => issueCertificate({ ...props.period, agreed: agreed() }));
    const content = made?.ok ? readContent(made.value.text) : undefined;
    if (content?.ok) navigate(paperAddress(content.value));
  }
  return (
    <Card title={certificates.titleOf(props.of.certifies)}>
      <Show when={lines().length} fallback={<p>{certificates.own.none}</p>}>
        <Facts
          facts={[
            { label: certificates.own.total, value: hours(hoursOf(totalMinutes(lines()))) },
            { label: certificates.own.events, value: certificates.own.times(lines().length) },
            ...hoursByWay(lines()).map((part) => ({
              label: optionLabel('attendance', 'way', part.key),
              value: hours(part.hours),
            })),
          ]}
        />
        <Show when={!props.of.certifies}>
          <p class="note">{certificates.own.notYet}</p>
        </Show>
        <Show when={props.of.unit} fallback={<p>{certificates.own.noUnit}</p>}>
          <p class="note">{certificates.own.issueHint}</p>
          <Show when={props.of.noticeDays}>
            <Checkbox
              label={certificates.own.agree}
              hint={certificates.own.agreeHint(props.of.noticeDays)}
              checked={agreed()}
              onInput={setAgreed}
            />
          </Show>
          <div class="row">
            <Button look="primary" icon="print" disabled={action.busy()} onClick={() => void issue()}>
              {certificates.own.issue}
            </Button>
          </div>
        </Show>
      </Show>
      <ActionNotice of={action} />
    </Card>
  );
}

/** 服务时间记录: the own hours of a period, how they came about, and the papers made of them. */
export default function ServicePage() {
  const today = createToday();
  const [from, setFrom] = createSignal(`${today().slice(0, 4)}-01-01`);
  const [until, setUntil] = createSignal(today());
  const period = createMemo(() => {
    const read = v.safeParse(ServicePeriod, { from: from(), until: until() });
    return read.success ? read.output : undefined;
  });
  const service = createPolled(
    () => {
      const asked = period();
      return asked && (() => fetchOwnService(asked));
    },
    { repeat: false },
  );
  return (
    <Page above="tabs">
      <PageHeader title={certificates.own.title} back={{ href: '/me', label: common.action.back }} />
      <div class="two roomy">
        <DateField label={certificates.own.from} value={from()} max={today()} onInput={setFrom} />
        <DateField label={certificates.own.until} value={until()} max={today()} onInput={setUntil} />
      </div>
      <p class="note">{certificates.own.hint}</p>
      <Show when={period()} fallback={<p role="alert">{certificates.own.badPeriod}</p>}>
        {(asked) => (
          <Loaded of={service} loading={certificates.own.loading} failed={(failure) => <p>{failureText(failure())}</p>}>
            {(own) => (
              <>
                <Hours of={own()} period={asked()} />
                <Card title={certificates.own.issued}>
                  <Show when={own().issued.length} fallback={<p class="note">{certificates.own.noneIssued}</p>}>
                    <List label={certificates.own.issued}>
                      <For each={own().issued}>{(row) => <IssuedItem row={row} />}</For>
                    </List>
                  </Show>
                </Card>
              </>
            )}
          </Loaded>
        )}
      </Show>
    </Page>
  );
}
