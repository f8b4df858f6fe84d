import { createEffect, createSignal, Index, Show } from 'solid-js';
import * as v from 'valibot';
import { MAX_HOTLINES } from '../../../../protocol/tips/tip.ts';
import { TipSettings } from '../../../../protocol/tips/tip-desk.ts';
import { createAction } from '../../../components/action.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { createDirtyMark } from '../../../components/dirty.ts';
import { ActionNotice, Form, SubmitRow } from '../../../components/Form.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { NumberField } from '../../../components/NumberField.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { createPolled } from '../../../state/polled.ts';
import { deskFailed } from '../../../tips/desk/failed-words.ts';
import { fetchTipSettings, saveTipSettings } from '../../../tips/desk/tips-client.ts';
import { tipKeys } from '../../../tips/desk/words/tip-keys.ts';
import { common } from '../../../words/common.ts';

interface Draft {
  readonly hotlines: readonly { readonly label: string; readonly number: string }[];
  readonly dueDays: number | undefined;
  readonly keepDays: number | undefined;
}

function SettingsForm(props: { settings: TipSettings }) {
  const words = tipKeys.settings;
  const [draft, setDraft] = createSignal<Draft>(props.settings);
  const act = createAction((failure: { readonly code: string }) => `${words.refused} ${deskFailed(failure)}`);
  const mark = createDirtyMark();
  const change = (part: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...part }));
    act.tell(undefined);
    mark(true);
  };
  const changeLine = (at: number, part: Partial<Draft['hotlines'][number]>) =>
    change({ hotlines: draft().hotlines.map((line, i) => (i === at ? { ...line, ...part } : line)) });

  async function save() {
    const read = v.safeParse(TipSettings, draft());
    if (!read.success) act.refuse(words.wrong);
    else if ((await act.run(() => saveTipSettings(read.output), words.saved))?.ok) mark(false);
  }

  return (
    <Form onSubmit={save}>
      <p class="note">{words.hotlinesHint}</p>
      <Index each={draft().hotlines}>
        {(line, at) => (
          <div class="hotline-row">
            <TextField
              autocomplete="off"
              label={words.labelOf(at + 1)}
              value={line().label}
              onInput={(label) => changeLine(at, { label })}
            />
            <TextField
              type="tel"
              autocomplete="off"
              label={words.numberOf(at + 1)}
              value={line().number}
              onInput={(number) => changeLine(at, { number })}
            />
            <Button
              look="quiet"
              icon="close"
              aria-label={words.remove(line().label)}
              onClick={() => change({ hotlines: draft().hotlines.filter((_, i) => i !== at) })}
            />
          </div>
        )}
      </Index>
      <Show when={draft().hotlines.length < MAX_HOTLINES}>
        <div class="row">
          <Button icon="plus" onClick={() => change({ hotlines: [...draft().hotlines, { label: '', number: '' }] })}>
            {words.add}
          </Button>
        </div>
      </Show>
      <div class="two tip-days">
        <NumberField
          label={words.dueDays}
          unit={words.unit}
          value={draft().dueDays}
          onInput={(dueDays) => change({ dueDays })}
        />
        <NumberField
          label={words.keepDays}
          unit={words.unit}
          value={draft().keepDays}
          onInput={(keepDays) => change({ keepDays })}
        />
      </div>
      <ActionNotice of={act} />
      <SubmitRow look="primary" busy={act.busy()} label={common.action.save} />
    </Form>
  );
}

/** 热线与期限: the public hotlines, the deadline for tips, and how long they are kept. */
export function SettingsCard(props: { mayChange: boolean }) {
  const words = tipKeys.settings;
  const polled = createPolled(() => fetchTipSettings, { repeat: false });
  const [settings, setSettings] = createSignal<TipSettings>();
  // Keep the first answer: a later one would overwrite what is being typed.
  createEffect(() => setSettings((before) => before ?? polled.value()));
  return (
    <Card title={words.title}>
      <Loaded of={{ ...polled, value: settings }} loading={common.loading} failed={() => <p>{words.failed}</p>}>
        {(now) => (
          <Show
            when={props.mayChange}
            fallback={
              <>
                <p>{words.view(now().dueDays, now().keepDays)}</p>
                <p class="note">{words.onlyAdmin}</p>
              </>
            }
          >
            <SettingsForm settings={now()} />
          </Show>
        )}
      </Loaded>
    </Card>
  );
}
