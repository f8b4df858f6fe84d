import { useNavigate } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import * as v from 'valibot';
import { textField } from '../../../../domain/records/record.ts';
import { IssueRequest, readContent } from '../../../../protocol/certificates/certificates.ts';
import { fetchCertificateSettings, issueCertificate } from '../../../certificates/certificates-client.ts';
import { paperAddress } from '../../../certificates/row-text.ts';
import { certificates } from '../../../certificates/words.ts';
import { createAction } from '../../../components/action.ts';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { Dialog } from '../../../components/Dialog.tsx';
import { ActionNotice, Form, SubmitRow } from '../../../components/Form.tsx';
import { Select } from '../../../components/Select.tsx';
import type { RequestFailure } from '../../../platform/http/call-api.ts';
import { compareNames } from '../../../records/compare-names.ts';
import { failureText } from '../../../records/failure-text.ts';
import { createToday } from '../../../records/today.ts';
import { createPolled } from '../../../state/polled.ts';
import { createReferences } from '../../../state/records.ts';
import { common } from '../../../words/common.ts';

function explain(failure: RequestFailure): string {
  if (failure.code === 'forbidden') return certificates.own.agreeMissing;
  return failure.code === 'conflict' ? certificates.desk.none : failureText(failure);
}

/** Issues a certificate for a member who asked the office. */
export function IssueDialog(props: { open: boolean; onClose: () => void }) {
  const navigate = useNavigate();
  const today = createToday();
  const members = createReferences('member');
  const action = createAction(explain);
  const [member, setMember] = createSignal('');
  const [from, setFrom] = createSignal(`${today().slice(0, 4)}-01-01`);
  const [until, setUntil] = createSignal(today());
  const [agreed, setAgreed] = createSignal(false);
  const settings = createPolled(() => (props.open ? fetchCertificateSettings : undefined), { repeat: false });
  const options = () =>
    (members() ?? [])
      .map(({ id, record }) => ({
        value: id,
        label: [textField(record, 'name'), textField(record, 'number')].filter(Boolean).join(' · '),
      }))
      .sort((a, b) => compareNames(a.label, b.label));
  async function issue() {
    if (!member()) return action.refuse(certificates.desk.memberMissing);
    const read = v.safeParse(IssueRequest, { member: member(), from: from(), until: until(), agreed: agreed() });
    if (!read.success) return action.refuse(certificates.own.badPeriod);
    const made = await action.run(() => issueCertificate(read.output));
    const content = made?.ok ? readContent(made.value.text) : undefined;
    if (content?.ok) navigate(paperAddress(content.value));
  }
  return (
    <Dialog open={props.open} onClose={props.onClose} title={certificates.desk.issue} closeLabel={common.action.close}>
      <Form onSubmit={issue}>
        <Select
          required
          label={certificates.desk.member}
          empty={certificates.desk.choose}
          value={member()}
          options={options()}
          onInput={setMember}
        />
        <div class="two roomy">
          <DateField label={certificates.own.from} value={from()} max={today()} onInput={setFrom} />
          <DateField label={certificates.own.until} value={until()} max={today()} onInput={setUntil} />
        </div>
        <Show when={settings.value()?.noticeDays}>
          <Checkbox label={certificates.desk.agreed} checked={agreed()} onInput={setAgreed} />
        </Show>
        <ActionNotice of={action} />
        <SubmitRow look="primary" busy={action.busy()} label={certificates.own.issue} />
      </Form>
    </Dialog>
  );
}
