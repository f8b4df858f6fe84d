import { createResource, createSignal, Show } from 'solid-js';
import { districtStages, stageOn } from '../../../../domain/coverage/growth-stages.ts';
import { type Task, taskOf } from '../../../../domain/coverage/task.ts';
import { suggestedCampaign } from '../../../../domain/events/campaigns.ts';
import type { Day } from '../../../../domain/kernel/day.ts';
import type { ActivityName } from '../../../../domain/records/kinds/index.ts';
import { kindOf } from '../../../../domain/records/kinds/index.ts';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { SaveConfirmation } from '../../../components/SaveConfirmation.tsx';
import { aimText, dueText } from '../../../coverage/task-text.ts';
import { coverage as words } from '../../../coverage/words.ts';
import type { Store } from '../../../data/store.ts';
import type { Fields, Identity } from '../../../data/store-types.ts';
import { layoutOf } from '../../../records/form/layout.ts';
import { type FormValues, fromFields, toFields } from '../../../records/form/values.ts';
import { createNamesOf } from '../../../records/names.ts';
import { createToday } from '../../../records/today.ts';
import { log } from '../../../records/words/log.ts';
import { useClient } from '../../../state/context.ts';
import { createLive } from '../../../state/live.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { supplyOf } from '../../../stock/local-ledger.ts';
import { stock } from '../../../stock/words.ts';
import { common } from '../../../words/common.ts';
import { formatNumber } from '../../../words/format.ts';
import { withCampaign } from './campaign.ts';
import { createSaving } from './create-saving.ts';
import { createForm, createFormDays } from './createForm.ts';
import { fieldsFor, modelOf, recentPlaces } from './model.ts';
import { RecordForm } from './RecordForm.tsx';
import { initialValues, withoutMissingReferences } from './remembered.ts';
import { Saved } from './Saved.tsx';
import './log.css';

interface Start {
  readonly identity: Identity;
  readonly fields: readonly string[];
  /** The initial values of a new form. */
  readonly fresh: FormValues;
  readonly draft: FormValues | undefined;
  readonly lastAmount: number | undefined;
  readonly recent: readonly string[];
  /** The task that the record does. */
  readonly task: Task | undefined;
}

/** Returns the key of a draft. The form of a task has its own, so that no other draft hides the task's place. */
const draftKeyOf = (kind: ActivityName, task: Task | undefined): string =>
  task ? `task/${task.id}/${kind}` : `log/${kind}`;

/** Says which task the record does. */
function TaskNotice(props: { readonly task: Task }) {
  const today = createToday();
  const names = createNamesOf(() => [props.task.place]);
  return (
    <Notice
      quiet
      tone="plain"
      icon="pin"
      title={words.task.title(names.place(props.task.place) ?? '', aimText(props.task))}
    >
      {[dueText({ task: props.task, done: undefined }, today()), props.task.note && words.task.note(props.task.note)]
        .filter(Boolean)
        .join(' · ')}
    </Notice>
  );
}

function Form(props: { readonly kind: ActivityName; readonly start: Start }) {
  const commands = useCommands();
  const { kind, start } = props;
  const draftKey = draftKeyOf(kind, start.task);
  const days = createFormDays();
  const form = createForm({ kind, initial: start.draft ?? start.fresh, draftKey, days });
  const model = modelOf(kind, form, start.identity, days, true, start.recent);
  const amount = layoutOf(kindOf(kind)).amount;
  const { store } = useClient();
  /** Says of leaflets whose they were and of which batch, by what this phone knows now. */
  const holderOf = async ({ material, member = start.identity.actor.member }: Fields): Promise<Fields> => {
    if (!('from' in kindOf(kind).fields) || typeof material !== 'string') return {};
    const actor = { ...start.identity.actor, member: String(member) };
    // A ledger that can not be read keeps nobody from saving.
    const supply = await supplyOf(store, actor, material).catch(() => undefined);
    return supply ? { from: supply.from, batch: supply.batch ?? null } : {};
  };
  const held = createLive(() => {
    const { material } = form.values;
    if (kind !== 'leaflet' || typeof material !== 'string') return undefined;
    return async (from) => (await supplyOf(from, start.identity.actor, material)).held;
  });
  const [lastAmount, setLastAmount] = createSignal(start.lastAmount);
  const [restored, setRestored] = createSignal(start.draft !== undefined);
  const saving = createSaving(form, start.fields, async () => {
    const { date, ...rest } = toFields(kind, form.values);
    // Leave an unedited date to the clock: the moment of saving, corrected once the server's time is known.
    const fields = form.values.date === undefined ? rest : { ...rest, date: date ?? null };
    const work = await withCampaign(store, fields, days.today());
    return commands.saveActivity(kind, { ...work, ...(await holderOf(fields)) }, { draft: draftKey });
  });
  /**
   * Starts the next entry with the same place and material, no number, and today's date. If the clock is wrong, the
   * typed date is kept.
   */
  const again = () => {
    const value = amount === undefined ? undefined : form.values[amount];
    if (typeof value === 'number') setLastAmount(value);
    const offered = initialValues(kind, toFields(kind, form.values), Object.keys(start.fresh));
    const { date } = form.values;
    form.reset({ ...start.fresh, ...offered, ...(days.isClockWrong() && date ? { date } : {}) });
    setRestored(false);
    saving.forget();
  };
  const startOver = () => {
    void commands.discardDraft(draftKey);
    form.reset(start.fresh);
    setRestored(false);
  };
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
            fields={start.fields}
            lastAmount={lastAmount()}
            back="/today"
            saving={saving}
          >
            <Show when={start.task}>{(task) => <TaskNotice task={task()} />}</Show>
            <Show when={held() !== undefined}>
              <Notice quiet tone="plain" icon="box" title={stock.own(formatNumber(held() ?? 0))} />
            </Show>
            <Show when={restored()}>
              <Notice
                tone="plain"
                title={log.draftRestored}
                action={
                  <Button look="quiet" onClick={startOver}>
                    {log.startOver}
                  </Button>
                }
              />
            </Show>
          </RecordForm>
        }
      >
        {(id) => <Saved id={id()} kind={kind} onAgain={again} />}
      </Show>
    </>
  );
}

/** Returns the growth stage whose months the day is in, if the office wrote months. */
async function stageOfDay(store: Store, day: Day) {
  const records = await store.references('growthStage');
  return stageOn(districtStages(records.map(({ record }) => record)), day);
}

/**
 * A form for a new record of field work. It starts with the values of the last record of its kind, or with an
 * unfinished draft; the place and growth stage of a task go before them, and so does the stage of the day.
 */
export function NewRecord(props: { readonly kind: ActivityName; readonly task?: string | undefined }) {
  const { store } = useClient();
  const today = createToday();
  const [start] = createResource(
    () => ({ kind: props.kind, id: props.task }),
    async ({ kind, id }): Promise<Start | undefined> => {
      const [identity, remembered, local, campaigns] = await Promise.all([
        store.identity(),
        store.remembered(kind),
        id === undefined ? undefined : store.record(id),
        store.references('campaign'),
      ]);
      if (!identity) return undefined;
      const task = local?.kind === 'task' ? taskOf(local.record) : undefined;
      const draft = await store.draft(draftKeyOf(kind, task));
      const fields = fieldsFor(kind, identity);
      const offered = await withoutMissingReferences(store, kind, initialValues(kind, remembered, fields));
      const stage = fields.includes('stage') && (task?.stage ?? (await stageOfDay(store, today())));
      const asked = fromFields({ ...(task ? { place: task.place } : {}), stage: stage || null }, fields);
      const own = fields.includes('member') ? { member: identity.actor.member } : {};
      const running = campaigns.map(({ record }) => record);
      const campaign = fields.includes('campaign')
        ? suggestedCampaign(running, today(), remembered?.campaign)
        : undefined;
      const { amount } = layoutOf(kindOf(kind));
      const last = amount === undefined ? undefined : remembered?.[amount];
      return {
        identity,
        fields,
        fresh: { ...offered, ...asked, ...own, ...(campaign ? { campaign } : {}) },
        draft: draft && fromFields(draft, fields),
        lastAmount: typeof last === 'number' ? last : undefined,
        recent: await recentPlaces(store, identity.actor.member),
        task,
      };
    },
  );
  return <Show when={start()}>{(known) => <Form kind={props.kind} start={known()} />}</Show>;
}
