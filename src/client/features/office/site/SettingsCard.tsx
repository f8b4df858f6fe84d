import { createEffect, createSignal } from 'solid-js';
import * as v from 'valibot';
import { SiteSettings } from '../../../../protocol/pages/site.ts';
import { createAction } from '../../../components/action.ts';
import { Card } from '../../../components/Card.tsx';
import { createDirtyMark } from '../../../components/dirty.ts';
import { ActionNotice, Form, SubmitRow } from '../../../components/Form.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { fetchSite, saveSite } from './site-client.ts';
import { site } from './words.ts';

function SettingsForm(props: { settings: SiteSettings }) {
  const [draft, setDraft] = createSignal(props.settings);
  const action = createAction(failureText);
  const mark = createDirtyMark();
  async function save() {
    const read = v.safeParse(SiteSettings, draft());
    if (!read.success) return action.refuse(site.settings.wrong);
    if ((await action.run(() => saveSite(read.output), site.settings.saved))?.ok) mark(false);
  }
  const text = (name: keyof SiteSettings, label: string, hint?: string) => (
    <TextField
      autocomplete="off"
      label={label}
      hint={hint}
      value={draft()[name]}
      onInput={(value) => {
        setDraft((before) => ({ ...before, [name]: value }));
        action.tell(undefined);
        mark(true);
      }}
    />
  );
  return (
    <Form onSubmit={save}>
      <p class="note">{site.settings.hint}</p>
      {text('title', site.settings.name, site.settings.nameHint)}
      {text('organizer', site.settings.organizer)}
      {text('appFiling', site.settings.appFiling)}
      {text('icp', site.settings.icp)}
      {text('police', site.settings.police)}
      {text('phone', site.settings.phone)}
      {text('address', site.settings.address)}
      <ActionNotice of={action} />
      <SubmitRow look="primary" busy={action.busy()} label={common.action.save} />
    </Form>
  );
}

/** 网页上写的: who runs the public pages, and their registration numbers. */
export function SettingsCard() {
  const polled = createPolled(() => fetchSite, { repeat: false });
  const [settings, setSettings] = createSignal<SiteSettings>();
  // Keeps the first answer: a later one would overwrite what is being typed.
  createEffect(() => setSettings((before) => before ?? polled.value()));
  return (
    <Card title={site.settings.title}>
      <Loaded
        of={{ ...polled, value: settings }}
        loading={common.loading}
        failed={(failure) => <p>{failureText(failure())}</p>}
      >
        {(now) => <SettingsForm settings={now()} />}
      </Loaded>
    </Card>
  );
}
