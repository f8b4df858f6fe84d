import { createEffect, createMemo, createSignal, Show } from 'solid-js';
import * as v from 'valibot';
import { ServicePeriod } from '../../../../protocol/certificates/certificates.ts';
import type { ServiceColumns } from '../../../../protocol/certificates/service-export.ts';
import { fetchService, fetchServiceColumns } from '../../../certificates/certificates-client.ts';
import { ownColumns, tableColumns, withoutNumber } from '../../../certificates/service-columns.ts';
import { certificates } from '../../../certificates/words.ts';
import { Button } from '../../../components/Button.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { Loaded } from '../../../components/Loaded.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { DeskTable } from '../../../records/DeskTable.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { createToday } from '../../../records/today.ts';
import { createPolled } from '../../../state/polled.ts';
import { common } from '../../../words/common.ts';
import { ColumnsDialog } from './ColumnsDialog.tsx';

/** Names shown of those without a number; more are counted. */
const MAX_NAMES = 20;

/** 导出服务时间: the hours of all members in a period, in the columns that another system reads. */
export function ExportCard() {
  const today = createToday();
  const [from, setFrom] = createSignal(`${today().slice(0, 7)}-01`);
  const [until, setUntil] = createSignal(today());
  const [isEditing, setEditing] = createSignal(false);
  const period = createMemo(() => {
    const read = v.safeParse(ServicePeriod, { from: from(), until: until() });
    return read.success ? read.output : undefined;
  });
  const service = createPolled(
    () => {
      const asked = period();
      return asked && (() => fetchService(asked));
    },
    { repeat: false },
  );
  const saved = createPolled(() => fetchServiceColumns, { repeat: false });
  const [columns, setColumns] = createSignal<ServiceColumns>();
  createEffect(() => setColumns((before) => before ?? saved.value()));
  const shown = () => {
    const chosen = columns()?.columns ?? [];
    return chosen.length ? chosen : ownColumns();
  };
  const nameless = () => withoutNumber(service.value()?.rows ?? []);
  return (
    <section class="desk-certificates" aria-labelledby="service-export">
      <h2 id="service-export">{certificates.export.title}</h2>
      <p class="note">{certificates.export.hint}</p>
      <div class="row">
        <DateField label={certificates.own.from} value={from()} max={today()} onInput={setFrom} />
        <DateField label={certificates.own.until} value={until()} max={today()} onInput={setUntil} />
        <Button icon="edit" disabled={!columns()} onClick={() => setEditing(true)}>
          {certificates.export.edit}
        </Button>
      </div>
      <Show when={period()} fallback={<p role="alert">{certificates.own.badPeriod}</p>}>
        <Loaded of={service} loading={common.loading} failed={(failure) => <p>{failureText(failure())}</p>}>
          {(list) => (
            <Show when={list().rows.length} fallback={<p>{certificates.export.empty}</p>}>
              <Show when={nameless().length}>
                <Notice quiet tone="wait" title={certificates.export.without(nameless().length)}>
                  {certificates.export.names(nameless().slice(0, MAX_NAMES).join('、'), nameless().length > MAX_NAMES)}
                </Notice>
              </Show>
              <Show when={list().more}>
                <Notice tone="bad" title={certificates.export.more(list().rows.length)} />
              </Show>
              <DeskTable
                caption={certificates.export.table}
                hideCaption
                rows={list().rows}
                columns={tableColumns(shown())}
                fileName={list().more ? undefined : certificates.export.table}
              />
            </Show>
          )}
        </Loaded>
      </Show>
      <Show when={isEditing()}>
        <ColumnsDialog
          columns={shown()}
          onClose={() => setEditing(false)}
          onSaved={(now) => {
            setColumns(now);
            setEditing(false);
          }}
        />
      </Show>
    </section>
  );
}
