import { createEffect, createSignal, Show } from 'solid-js';
import * as v from 'valibot';
import {
  bases,
  type CertificateSettings,
  NewCertificateSettings,
  noticeDays,
} from '../../../../protocol/certificates/certificates.ts';
import {
  fetchCertificateKeys,
  fetchCertificateSettings,
  saveCertificateSettings,
} from '../../../certificates/certificates-client.ts';
import { certificates } from '../../../certificates/words.ts';
import { createAction } from '../../../components/action.ts';
import { Card } from '../../../components/Card.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { createDirtyMark } from '../../../components/dirty.ts';
import { Facts } from '../../../components/Facts.tsx';
import { ActionNotice, Form, SubmitRow } from '../../../components/Form.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Select } from '../../../components/Select.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { formatDay } from '../../../words/format.ts';

const MAX_TEXT = 60;

function SettingsForm(props: { settings: CertificateSettings; onSaved: (settings: CertificateSettings) => void }) {
  const [draft, setDraft] = createSignal<Omit<CertificateSettings, 'stated'>>(props.settings);
  const action = createAction(failureText);
  const mark = createDirtyMark();
  const change = (part: Partial<CertificateSettings>) => {
    setDraft((before) => ({ ...before, ...part }));
    action.tell(undefined);
    mark(true);
  };
  async function save() {
    const read = v.safeParse(NewCertificateSettings, draft());
    if (!read.success) return action.refuse(certificates.stateUnknown);
    const saved = await action.run(() => saveCertificateSettings(read.output), certificates.desk.saved);
    if (!saved?.ok) return;
    mark(false);
    props.onSaved(saved.value);
  }
  const text = (name: 'unit' | 'responsible' | 'handler' | 'contact', hint?: string) => (
    <TextField
      autocomplete="off"
      maxlength={MAX_TEXT}
      label={certificates.desk[name]}
      hint={hint}
      value={draft()[name]}
      onInput={(value) => change({ [name]: value })}
    />
  );
  return (
    <Form onSubmit={save}>
      {text('unit', certificates.desk.unitHint)}
      {text('responsible', certificates.desk.optionalHint)}
      {text('handler')}
      {text('contact')}
      <Checkbox label={certificates.desk.seal} checked={draft().seal} onInput={(seal) => change({ seal })} />
      <Select
        label={certificates.desk.noticeDays}
        hint={certificates.desk.noticeDaysHint}
        value={String(draft().noticeDays)}
        options={noticeDays.map((days) => ({
          value: String(days),
          label: days ? certificates.desk.noticeFor(days) : certificates.desk.noticeNone,
        }))}
        onInput={(days) => change({ noticeDays: Number(days) })}
      />
      <Select
        label={certificates.desk.basis}
        hint={certificates.desk.basisHint}
        empty={certificates.desk.bases.none}
        value={draft().basis ?? ''}
        options={bases.map((value) => ({ value, label: certificates.desk.bases[value] }))}
        onInput={(basis) => change({ basis: basis || null })}
      />
      <Show when={props.settings.stated}>
        {(stated) => <p class="note">{certificates.desk.stated(stated().name, formatDay(stated().day, 0))}</p>}
      </Show>
      <ActionNotice of={action} />
      <SubmitRow look="primary" busy={action.busy()} label={common.action.save} />
    </Form>
  );
}

/** 出具设置: what is on the paper, by which rule it may be a certificate, and the public keys. */
export function SettingsCard() {
  const polled = createPolled(() => fetchCertificateSettings, { repeat: false });
  const keys = createPolled(() => fetchCertificateKeys, { repeat: false });
  const [settings, setSettings] = createSignal<CertificateSettings>();
  // Keep the first answer: a later one would overwrite what is being typed.
  createEffect(() => setSettings((before) => before ?? polled.value()));
  return (
    <>
      <Card title={certificates.desk.settings}>
        <Loaded
          of={{ ...polled, value: settings }}
          loading={common.loading}
          failed={(failure) => <p>{failureText(failure())}</p>}
        >
          {(now) => <SettingsForm settings={now()} onSaved={setSettings} />}
        </Loaded>
      </Card>
      <Card title={certificates.desk.keys}>
        <p class="note">{certificates.desk.keysHint}</p>
        <Loaded of={keys} loading={common.loading} failed={(failure) => <p>{failureText(failure())}</p>}>
          {(published) => (
            <Show when={published().keys.length} fallback={<p>{certificates.desk.noKeys}</p>}>
              <Facts
                facts={published().keys.map(({ id, key }) => ({
                  label: certificates.desk.key(id),
                  value: <code class="certificate-key">{key}</code>,
                }))}
              />
            </Show>
          )}
        </Loaded>
      </Card>
    </>
  );
}
