import { useNavigate, useParams } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { readClock } from '../../../../domain/kernel/clock.ts';
import { dayAt, yearOf } from '../../../../domain/kernel/day.ts';
import { isLedgerName } from '../../../../domain/records/kinds/index.ts';
import {
  isBackEntry,
  isDateUnsure,
  isDeleted,
  photosOf,
  statusOf,
  textField,
} from '../../../../domain/records/record.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { ConfirmDialog } from '../../../components/Dialog.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Facts } from '../../../components/Facts.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { headline } from '../../../records/headline.ts';
import { createNames } from '../../../records/names.ts';
import { reasonOf } from '../../../records/reason.ts';
import { StatePill } from '../../../records/StatePill.tsx';
import { shownFields } from '../../../records/shown-fields.ts';
import { momentText, nextText } from '../../../records/sync-text.ts';
import { delivery } from '../../../records/words/delivery.ts';
import { useClient } from '../../../state/context.ts';
import {
  createLedSquad,
  createReceivedAt,
  createRecord,
  type LocalRecord,
  recordState,
} from '../../../state/records.ts';
import { createStatus } from '../../../state/status.ts';
import { useCommands } from '../../../state/use-commands.ts';
import { EntryActions } from '../../../stock/EntryActions.tsx';
import { common } from '../../../words/common.ts';
import { formatDay, formatTime } from '../../../words/format.ts';
import { lazyPart } from '../../../words/lazy-part.tsx';
import { records as words } from './words.ts';

const DateQuestion = lazyPart(() => import('../../../records/DateQuestion.tsx'));
const RecordPhotos = lazyPart(() => import('../../../photos/view/RecordPhotos.tsx'));

/**
 * Whether the member did or wrote the record, and so may change it here. Leaders have their own page for other records.
 */
function createIsOwn(local: () => LocalRecord) {
  const { session } = useClient();
  return () => {
    const actor = session.identity()?.actor;
    const { record } = local();
    if (!actor) return false;
    const own = (textField(record, 'member') ?? record.author) === actor.member;
    return own || (actor.role === 'leader' && actor.squad !== null && textField(record, 'squad') === actor.squad);
  };
}

function Withdraw(props: { readonly local: LocalRecord }) {
  const commands = useCommands();
  const navigate = useNavigate();
  const [asking, setAsking] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  const withdraw = async () => {
    // A change that the server never accepted is dropped on the phone; an accepted record needs a withdrawal.
    const refused = props.local.pending.find(({ state }) => state === 'refused');
    const done = refused
      ? await commands.withdrawRefused(refused.id, true)
      : await commands.deleteRecord(props.local.id);
    setAsking(false);
    if (done.ok) navigate('/records', { replace: true });
    else setProblem(failureText(done.error));
  };
  return (
    <>
      <Button look="danger" onClick={() => setAsking(true)}>
        {words.withdraw}
      </Button>
      <Show when={problem()}>{(what) => <Notice tone="bad" title={what()} />}</Show>
      <ConfirmDialog
        open={asking()}
        onClose={() => setAsking(false)}
        title={words.withdrawTitle}
        words={common.action}
        confirm={words.withdrawConfirm}
        onConfirm={() => void withdraw()}
      >
        <Show when={statusOf(props.local.record) === 'verified'}>
          <p>{words.withdrawVerified}</p>
        </Show>
        <p>{words.withdrawDetail}</p>
      </ConfirmDialog>
    </>
  );
}

function Detail(props: { readonly local: LocalRecord }) {
  const { time } = useClient();
  const status = createStatus();
  const names = createNames(() => [props.local.record]);
  const navigate = useNavigate();
  const led = createLedSquad();
  const isOwn = createIsOwn(() => props.local);
  const isEntry = () => isLedgerName(props.local.kind);
  const entriesHref = () => (led() ? '/squad?view=stock' : '/me/stock');
  const state = () => recordState(props.local, status().sending);
  const written = () => {
    const { wall } = readClock(props.local.record.created);
    return `${formatDay(dayAt(wall), yearOf(dayAt(time())))} ${formatTime(wall)}`;
  };
  const receivedAt = createReceivedAt(() => props.local.id);
  /** Describes what happens next with a pending record, or when the server received it. */
  const onTheWay = () => {
    if (state() === 'waiting' || state() === 'sending') return nextText(status(), Date.now());
    const at = receivedAt();
    return at === undefined ? undefined : delivery.receipt(momentText(at));
  };
  const troubled = () => state() === 'attention' || state() === 'returned';
  const tone = () => (state() === 'attention' ? 'bad' : state() === 'returned' ? 'wait' : 'plain');
  return (
    <>
      <PageHeader
        title={headline(props.local.record, names)}
        overline={words.detail}
        back={{ href: isEntry() ? entriesHref() : '/records', label: common.action.back }}
        trailing={<StatePill state={state()} />}
      />
      <Notice
        quiet={!troubled()}
        tone={tone()}
        icon={troubled() ? 'alert' : undefined}
        title={isEntry() && state() === 'received' ? words.entryReceived : words.explain[state()]}
      >
        {reasonOf(props.local) ?? onTheWay()}
      </Notice>
      <Card>
        <Facts facts={[...shownFields(props.local.record, names), { label: words.written, value: written() }]} />
        <Show when={isBackEntry(props.local.record)}>
          <p class="note">{words.backEntry}</p>
        </Show>
      </Card>
      <Show when={photosOf(props.local.record).length}>
        <RecordPhotos record={props.local.record} mayChange={isOwn()} />
      </Show>
      <Show when={isEntry()}>
        <EntryActions record={props.local.record} onWithdrawn={() => navigate(entriesHref(), { replace: true })} />
      </Show>
      <Show when={!isEntry() && isOwn() && isDateUnsure(props.local.record)}>
        <DateQuestion record={props.local.record} />
      </Show>
      <Show when={!isEntry() && isOwn()}>
        <div class="two">
          <LinkButton
            look={troubled() ? 'primary' : 'plain'}
            icon="edit"
            href={`/log/${props.local.kind}?edit=${props.local.id}`}
          >
            {troubled() ? words.fix : common.action.edit}
          </LinkButton>
          <Withdraw local={props.local} />
        </div>
      </Show>
    </>
  );
}

/** One record with all its fields, its state and its owner's actions. */
export default function RecordPage() {
  const params = useParams();
  const local = createRecord(() => params.id);
  const here = () => {
    const found = local();
    return found && !isDeleted(found.record) ? found : null;
  };
  return (
    <Page above="tabs">
      <Show when={local() !== undefined}>
        <Show
          when={here()}
          fallback={
            <>
              <PageHeader title={words.detail} back={{ href: '/records', label: common.action.back }} />
              <EmptyState icon="records" title={words.notHere} link={{ href: '/records', label: words.back }}>
                {words.notHereHint}
              </EmptyState>
            </>
          }
        >
          {(found) => <Detail local={found()} />}
        </Show>
      </Show>
    </Page>
  );
}
