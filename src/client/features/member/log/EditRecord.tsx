import { createResource, Show } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import { type ActivityName, isActivityName, kindOf } from '../../../../domain/records/kinds/index.ts';
import { isDeleted, statusOf } from '../../../../domain/records/record.ts';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { SaveConfirmation } from '../../../components/SaveConfirmation.tsx';
import type { Identity } from '../../../data/store-types.ts';
import { fromFields, toFields } from '../../../records/form/values.ts';
import { reasonOf } from '../../../records/reason.ts';
import { log } from '../../../records/words/log.ts';
import { useClient } from '../../../state/context.ts';
import type { LocalRecord } from '../../../state/records.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { common } from '../../../words/common.ts';
import { withCampaign } from './campaign.ts';
import { createSaving } from './create-saving.ts';
import { createForm, createFormDays } from './createForm.ts';
import { fieldsFor, modelOf, recentPlaces } from './model.ts';
import { RecordForm } from './RecordForm.tsx';
import { Saved } from './Saved.tsx';
import './log.css';

interface Start {
  readonly kind: ActivityName;
  readonly local: LocalRecord;
  readonly identity: Identity;
  readonly recent: readonly Id[];
}

function Form(props: { readonly start: Start }) {
  const commands = useCommands();
  const { kind, local, identity, recent } = props.start;
  const fields = fieldsFor(kind, identity);
  const days = createFormDays();
  const form = createForm({ kind, initial: fromFields(local.record.fields, fields), days });
  const model = modelOf(kind, form, identity, days, false, recent);
  const { store } = useClient();
  const saving = createSaving(form, fields, async () => {
    const entered = toFields(kind, form.values);
    const hasMoved = (entered.event ?? null) !== (local.record.fields.event ?? null);
    const edited = hasMoved ? { campaign: null, ...(await withCampaign(store, entered, days.today())) } : entered;
    // A batch belongs to one material.
    const isOther = 'batch' in kindOf(kind).fields && edited.material !== (local.record.fields.material ?? null);
    return commands.editRecord(local.id, isOther ? { ...edited, batch: null } : edited, local.record);
  });
  const refusal = local.pending.find(({ state }) => state === 'refused')?.refusal;
  if (refusal) form.failed(refusal, fields);
  const title = () => (refusal ? log.refused : statusOf(local.record) === 'returned' ? log.returned : undefined);

  return (
    <>
      <div class="log-confirmation">
        <SaveConfirmation title={saving.saved() && common.saved.title} detail={common.saved.detail} />
      </div>
      <Show
        when={saving.saved()}
        fallback={
          <RecordForm
            kind={kind}
            form={form}
            model={model}
            fields={fields}
            back={`/records/${local.id}`}
            overline={log.editing}
            saving={saving}
          >
            <Show when={title()}>
              {(what) => (
                <Notice tone="bad" title={what()}>
                  {reasonOf(local)}
                </Notice>
              )}
            </Show>
          </RecordForm>
        }
      >
        {(id) => <Saved id={id()} kind={kind} />}
      </Show>
    </>
  );
}

/** Edits an own record, including one that was returned with a reason. */
export function EditRecord(props: { readonly id: Id }) {
  const { store } = useClient();
  const [start] = createResource(
    () => props.id,
    async (id): Promise<Start | null> => {
      const [local, identity] = await Promise.all([store.record(id), store.identity()]);
      if (!local || !identity || isDeleted(local.record) || !isActivityName(local.kind)) return null;
      return { kind: local.kind, local, identity, recent: await recentPlaces(store, identity.actor.member) };
    },
  );
  const gone = (
    <Page>
      <PageHeader title={log.editing} back={{ href: '/records', label: common.action.back }} />
      <EmptyState icon="records" title={log.notHere} link={{ href: '/records', label: log.toRecords }}>
        {log.notHereTodo}
      </EmptyState>
    </Page>
  );
  return (
    <Show when={start() !== undefined}>
      <Show when={start()} fallback={gone}>
        {(known) => <Form start={known()} />}
      </Show>
    </Show>
  );
}
