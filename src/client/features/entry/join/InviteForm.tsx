import { createSignal, Show } from 'solid-js';
import * as v from 'valibot';
import { isGuessable } from '../../../../domain/accounts/password.ts';
import { dayAt } from '../../../../domain/kernel/day.ts';
import { isName, readName } from '../../../../domain/reading/name.ts';
import {
  type AcceptRequest,
  EmailSchema,
  type LookResponse,
  PasswordSchema,
} from '../../../../protocol/accounts/accounts.ts';
import { type Size, setSize, size } from '../../../components/appearance.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Checkbox } from '../../../components/Checkbox.tsx';
import { Segmented } from '../../../components/Choices.tsx';
import { type Fact, Facts } from '../../../components/Facts.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { optionLabel } from '../../../records/kind-words.ts';
import { formatDay } from '../../../words/format.ts';
import { join as words } from './words.ts';

/** The input for accepting an invite. */
export type Entered = Pick<AcceptRequest, 'name' | 'claim' | 'email' | 'password' | 'keepOthers'>;

const MAX_NAME = 40;

/** Shows what the invite is for, what is stored about the member, and the consent. */
export function InviteForm(props: {
  readonly invite: LookResponse;
  /** Name of the member who uses this phone now. */
  readonly current: string | undefined;
  readonly busy: boolean;
  readonly onAccept: (entered: Entered) => void;
}) {
  let form: HTMLFormElement | undefined;
  const [name, setName] = createSignal('');
  const [email, setEmail] = createSignal('');
  const [password, setPassword] = createSignal('');
  const [tried, setTried] = createSignal(false);
  const asksName = () => props.invite.memberName === null;
  const [replaces, setReplaces] = createSignal(true);
  /** Setting a new password ends all other sessions, so the question is not needed. */
  const asksReplaces = () => props.invite.joinedBefore !== undefined && !props.invite.needsPassword;
  const passwordProblem = () => {
    if (!v.is(PasswordSchema, password())) return words.needsPassword;
    return isGuessable(password(), [props.invite.district, email()]) ? words.passwordWeak : undefined;
  };
  const nameProblem = () => {
    const read = readName(name());
    return read === '' ? words.needsName : isName(read) ? undefined : words.badName;
  };
  const problems = () => ({
    name: asksName() ? nameProblem() : undefined,
    email: props.invite.needsPassword && !v.is(EmailSchema, email()) ? words.needsEmail : undefined,
    password: props.invite.needsPassword ? passwordProblem() : undefined,
  });
  const shown = (field: keyof ReturnType<typeof problems>) => (tried() ? problems()[field] : undefined);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (props.busy) return;
    setTried(true);
    if (Object.values(problems()).some((problem) => problem !== undefined)) {
      queueMicrotask(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    props.onAccept({
      ...(asksName() ? { name: readName(name()) } : {}),
      ...(props.invite.needsPassword ? { email: email(), password: password() } : {}),
      ...(asksReplaces() && !replaces() ? { keepOthers: true } : {}),
    });
  };
  const sizes = (): { value: Size; label: string }[] => [
    { value: 'normal', label: words.sizes.normal },
    { value: 'elder', label: words.sizes.elder },
    { value: 'elder-27', label: words.sizes.larger },
  ];
  const facts = (): Fact[] => [
    ...(props.invite.memberName === null ? [] : [{ label: words.name, value: props.invite.memberName }]),
    ...(props.invite.squadName === null ? [] : [{ label: words.squad, value: props.invite.squadName }]),
    { label: words.role, value: optionLabel('member', 'role', props.invite.role) },
  ];
  return (
    <form class="stack" novalidate ref={form} onSubmit={submit}>
      <p>{words.invite(props.invite.district)}</p>
      <Segmented
        label={words.readable}
        hint={words.readableHint}
        value={size() === 'elder-30' ? 'elder-27' : size()}
        options={sizes()}
        onInput={setSize}
      />
      <Card>
        <Facts facts={facts()} />
      </Card>
      <Show when={props.current}>
        {(who) => (
          <Notice tone="wait" icon="info" title={words.already(who())}>
            {words.alreadyHint}
          </Notice>
        )}
      </Show>
      <Show when={props.invite.joinedBefore}>
        {(before) => (
          <Notice tone="wait" icon="info" title={words.before(formatDay(dayAt(before())))}>
            {words.beforeHint}
          </Notice>
        )}
      </Show>
      <Show when={asksReplaces()}>
        <Checkbox label={words.replaces} hint={words.replacesHint} checked={replaces()} onInput={setReplaces} />
      </Show>
      <Show when={asksName()}>
        <TextField
          label={words.name}
          hint={words.nameHint}
          autocomplete="name"
          maxlength={MAX_NAME}
          value={name()}
          onInput={setName}
          error={shown('name')}
          required
        />
      </Show>
      <Show when={props.invite.needsPassword}>
        <TextField
          label={words.email}
          type="email"
          autocomplete="username"
          value={email()}
          onInput={setEmail}
          error={shown('email')}
          required
        />
        <TextField
          label={words.password}
          hint={words.passwordHint}
          type="password"
          autocomplete="new-password"
          value={password()}
          onInput={setPassword}
          error={shown('password')}
          required
        />
      </Show>
      <Card title={words.noticeTitle}>
        <p>{words.notice.kept}</p>
        <p>{words.notice.use}</p>
        <p>{words.notice.not}</p>
        <p>{words.notice.rights}</p>
        <p>
          <b>{words.consent}</b>
        </p>
      </Card>
      <Button type="submit" look="primary" big wide aria-disabled={props.busy}>
        {props.busy ? words.submitting : words.submit}
      </Button>
    </form>
  );
}
