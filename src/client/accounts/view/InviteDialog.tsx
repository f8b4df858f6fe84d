import { createSignal, Match, Show, Switch } from 'solid-js';
import { dayAt } from '../../../domain/kernel/day.ts';
import { readLine } from '../../../domain/reading/characters.ts';
import { type InviteRequest, type InviteResponse, MAX_REMARK } from '../../../protocol/accounts/accounts.ts';
import { Button } from '../../components/Button.tsx';
import { CopyField } from '../../components/CopyField.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { Form, SubmitRow } from '../../components/Form.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Spinner } from '../../components/Progress.tsx';
import { QrCode } from '../../components/QrCode.tsx';
import { TextField } from '../../components/TextField.tsx';
import { failureText } from '../../records/failure-text.ts';
import { squad } from '../../records/words/squad.ts';
import { useClient } from '../../state/context.ts';
import { makeInvite } from '../../state/office-client.ts';
import { common } from '../../words/common.ts';
import { formatDay } from '../../words/format.ts';
import { MemberDevices } from './MemberDevices.tsx';

/** The person that an invite is for, as the dialog shows it. */
export interface Invitation {
  readonly title: string;
  readonly request: InviteRequest;
}

function InviteLink(props: { invite: InviteResponse }) {
  const { session } = useClient();
  const canShare = typeof navigator.share === 'function';
  const share = () =>
    navigator
      .share({ text: squad.invite.shareText(session.identity()?.district.name ?? ''), url: props.invite.url })
      // Rejects when the share sheet was closed; nothing to report.
      .catch(() => undefined);
  return (
    <div class="stack">
      <p>{squad.invite.scan}</p>
      <QrCode text={props.invite.url} label={squad.invite.code} />
      <CopyField
        label={squad.invite.link}
        text={props.invite.url}
        look={canShare ? 'plain' : 'primary'}
        words={squad.invite}
      >
        <Show when={canShare}>
          <Button look="primary" onClick={() => void share()}>
            {squad.invite.share}
          </Button>
        </Show>
      </CopyField>
      <p class="note">{squad.invite.once(formatDay(dayAt(props.invite.expiresAt)))}</p>
    </div>
  );
}

function InviteMaker(props: { request: InviteRequest; onMade: () => void }) {
  const [invite, setInvite] = createSignal<InviteResponse>();
  const [failure, setFailure] = createSignal<string>();
  async function make() {
    setFailure(undefined);
    const answer = await makeInvite(props.request);
    if (answer.ok) {
      setInvite(answer.value);
      props.onMade();
    } else setFailure(answer.error.code === 'offline' ? squad.invite.needsNetwork : failureText(answer.error));
  }
  void make();
  return (
    <Switch fallback={<Spinner label={squad.invite.making} />}>
      <Match when={invite()}>{(made) => <InviteLink invite={made()} />}</Match>
      <Match when={failure()}>
        {(words) => (
          <Notice
            tone="bad"
            title={words()}
            action={<Button onClick={() => void make()}>{common.action.retry}</Button>}
          />
        )}
      </Match>
    </Switch>
  );
}

/** Asks whom an invite without a name is meant for, before it is made. */
function RemarkForm(props: { onDone: (remark: string) => void }) {
  const [remark, setRemark] = createSignal('');
  return (
    <Form onSubmit={() => props.onDone(readLine(remark()))}>
      <TextField
        autocomplete="off"
        maxlength={MAX_REMARK}
        label={squad.invite.remark}
        hint={squad.invite.remarkHint}
        value={remark()}
        onInput={setRemark}
      />
      <SubmitRow label={squad.invite.make} look="primary" />
    </Form>
  );
}

/** The dialog's content: an invite for a member of the roster is made at once, another after its remark. */
function InviteSteps(props: { invitation: Invitation; onMade: () => void }) {
  const [remark, setRemark] = createSignal(props.invitation.request.member ? '' : undefined);
  return (
    <Show when={remark() !== undefined} fallback={<RemarkForm onDone={setRemark} />}>
      <InviteMaker
        request={{ ...props.invitation.request, ...(remark() ? { remark: remark() ?? '' } : {}) }}
        onMade={props.onMade}
      />
    </Show>
  );
}

/** Creates an invite and shows it once, as a QR code and a link. */
export function InviteDialog(props: {
  invitation: Invitation | undefined;
  onClose: () => void;
  onMade?: (() => void) | undefined;
}) {
  return (
    <Dialog
      open={props.invitation !== undefined}
      onClose={props.onClose}
      title={props.invitation?.title ?? ''}
      closeLabel={common.action.close}
    >
      <Show when={props.invitation}>
        {(invitation) => (
          <>
            <InviteSteps invitation={invitation()} onMade={() => props.onMade?.()} />
            <Show when={invitation().request.member}>{(member) => <MemberDevices member={member()} />}</Show>
          </>
        )}
      </Show>
    </Dialog>
  );
}
