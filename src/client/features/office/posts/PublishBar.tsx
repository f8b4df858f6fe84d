import { createSignal, Show } from 'solid-js';
import { dayAt, startOfDay } from '../../../../domain/kernel/day.ts';
import { stateOf } from '../../../../domain/posts/state.ts';
import { Button } from '../../../components/Button.tsx';
import { DateField } from '../../../components/DateField.tsx';
import { ConfirmDialog, Dialog } from '../../../components/Dialog.tsx';
import { Form, SubmitRow } from '../../../components/Form.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { TimeField } from '../../../components/TimeField.tsx';
import { createClockValue } from '../../../records/today.ts';
import { useClient } from '../../../state/context.ts';
import { common } from '../../../words/common.ts';
import { formatMoment } from '../../../words/format.ts';
import type { PostModel } from './create-post.ts';
import { StatePill } from './StatePill.tsx';
import { posts as words } from './words.ts';

const MINUTE_MS = 60_000;

export const moment = (at: number): string => formatMoment(at, dayAt(at));

/** Reads a day and a time of China's clock; undefined if one is missing. */
export function momentOf(day: string, time: string): number | undefined {
  const [hour, minute] = time.split(':').map(Number);
  if (!day || hour === undefined || minute === undefined || Number.isNaN(hour + minute)) return undefined;
  return startOfDay(day) + (hour * 60 + minute) * MINUTE_MS;
}

/** Asks for the moment of a later publishing. */
function ScheduleDialog(props: { onClose: () => void; onSet: (at: number) => void }) {
  const { time: now } = useClient();
  const [day, setDay] = createSignal(dayAt(now()));
  const [time, setTime] = createSignal('');
  const [isPast, setPast] = createSignal(false);
  function set() {
    const at = momentOf(day(), time());
    if (at === undefined || at <= now()) return setPast(true);
    props.onSet(at);
  }
  return (
    <Dialog open onClose={props.onClose} title={words.publish.scheduleTitle} closeLabel={common.action.close}>
      <Form onSubmit={set}>
        <DateField label={words.publish.day} value={day()} onInput={setDay} min={dayAt(now())} />
        <TimeField
          label={words.publish.time}
          value={time()}
          onInput={setTime}
          error={isPast() ? words.publish.past : undefined}
        />
        <SubmitRow look="primary" label={words.publish.set} />
      </Form>
    </Dialog>
  );
}

/** The state of a post, and the buttons that lead to the next one. */
export function PublishBar(props: { model: PostModel }) {
  const { model } = props;
  const clock = createClockValue(useClient().time);
  const [asked, setAsked] = createSignal<'schedule' | 'withdraw'>();
  const saved = () => model.saved();
  const state = () => {
    const post = saved();
    return post ? stateOf(post, Math.max(clock(), model.publishedAt())) : 'draft';
  };
  const isOlder = () => {
    const post = saved();
    return state() === 'published' && post !== undefined && post.shownVersion !== post.version;
  };
  const label = () => {
    if (state() === 'withdrawn') return words.publish.again;
    return state() === 'published' ? words.publish.update : words.publish.now;
  };
  const canPublish = () => state() !== 'published' || model.isEdited() || isOlder();
  const note = () => {
    const post = saved();
    if (model.isEdited()) return words.edit.edited;
    return post ? words.edit.savedBy(post.savedByName ?? words.edit.somebody, moment(post.savedAt)) : '';
  };
  const time = () => {
    const at = saved()?.publishAt;
    if (at === undefined || at === null || state() === 'withdrawn') return '';
    return state() === 'scheduled' ? words.publish.scheduledFor(moment(at)) : words.publish.publishedAt(moment(at));
  };
  const isBusy = () => model.action.busy();
  const isStuck = () => isBusy() || model.theirs() !== undefined;
  return (
    <section class="card post-bar no-print">
      <p class="post-bar-state">
        <Show when={saved()}>
          <StatePill state={state()} />
        </Show>
        <span class="note">{[time(), note()].filter(Boolean).join(' · ')}</span>
      </p>
      <div class="row post-tools">
        <Show when={model.isEdited()}>
          <Button look="quiet" disabled={isBusy()} onClick={() => model.discard()}>
            {words.edit.reset}
          </Button>
        </Show>
        <Button disabled={isStuck() || !model.isEdited()} onClick={() => void model.save()}>
          {words.edit.save}
        </Button>
        <Show when={state() === 'published'}>
          <LinkButton
            href={`${new URL(saved()?.address ?? '/', location.origin).pathname}#main`}
            target="_blank"
            rel="noopener"
          >
            {saved()?.audience === 'members' ? words.publish.openNotice : words.publish.open}
          </LinkButton>
          <Button look="danger" disabled={isBusy()} onClick={() => setAsked('withdraw')}>
            {words.publish.withdraw}
          </Button>
        </Show>
        <Show when={state() === 'scheduled'}>
          <Button disabled={isBusy()} onClick={() => void model.unschedule()}>
            {words.publish.unschedule}
          </Button>
        </Show>
        <Show when={state() === 'draft' || state() === 'scheduled'}>
          <Button icon="clock" disabled={isStuck()} onClick={() => setAsked('schedule')}>
            {words.publish.schedule}
          </Button>
        </Show>
        <Show when={canPublish()}>
          <Button look="primary" disabled={isStuck()} onClick={() => void model.publish(null)}>
            {label()}
          </Button>
        </Show>
      </div>
      <Show when={isOlder() && !model.isEdited()}>
        <Notice
          quiet
          tone="wait"
          title={saved()?.audience === 'members' ? words.publish.olderForMembers : words.publish.older}
        />
      </Show>
      <Show when={asked() === 'schedule'}>
        <ScheduleDialog
          onClose={() => setAsked(undefined)}
          onSet={(at) => {
            setAsked(undefined);
            void model.publish(at);
          }}
        />
      </Show>
      <ConfirmDialog
        open={asked() === 'withdraw'}
        onClose={() => setAsked(undefined)}
        title={words.publish.withdrawTitle}
        words={common.action}
        confirm={words.publish.withdraw}
        onConfirm={() => {
          setAsked(undefined);
          void model.withdraw();
        }}
      >
        <p>{saved()?.audience === 'members' ? words.publish.withdrawTextForMembers : words.publish.withdrawText}</p>
      </ConfirmDialog>
    </section>
  );
}
