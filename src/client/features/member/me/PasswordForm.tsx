import { createSignal, Show } from 'solid-js';
import { isGuessable } from '../../../../domain/accounts/password.ts';
import { changePassword } from '../../../accounts/devices-client.ts';
import { me as words } from '../../../accounts/words/me.ts';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Form } from '../../../components/Form.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { useClient } from '../../../state/context.ts';

/** 修改密码, for members who sign in with a password. */
export function PasswordForm(props: { onChanged: () => void }) {
  const { session } = useClient();
  const [current, setCurrent] = createSignal('');
  const [next, setNext] = createSignal('');
  const [wrong, setWrong] = createSignal<{ current?: string; next?: string }>({});
  const [failure, setFailure] = createSignal<string>();
  const [done, setDone] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  async function submit() {
    const district = session.identity()?.district.name ?? '';
    const problems = {
      ...(current() ? {} : { current: words.password.missing }),
      ...(isGuessable(next(), [district]) ? { next: words.password.weak } : {}),
    };
    setWrong(problems);
    setFailure(undefined);
    setDone(false);
    if (Object.keys(problems).length || busy()) return;
    setBusy(true);
    const answer = await changePassword({ current: current(), next: next() });
    setBusy(false);
    if (answer.ok) {
      setCurrent('');
      setNext('');
      setDone(true);
      props.onChanged();
    } else if (answer.error.code === 'forbidden') setWrong({ current: words.password.wrong });
    else if (answer.error.code === 'bad_request') setWrong({ next: words.password.weak });
    else setFailure(failureText(answer.error));
  }
  return (
    <Card title={words.password.title}>
      <Form onSubmit={submit}>
        <TextField
          required
          type="password"
          autocomplete="current-password"
          label={words.password.current}
          value={current()}
          onInput={setCurrent}
          error={wrong().current}
        />
        <TextField
          required
          type="password"
          autocomplete="new-password"
          label={words.password.next}
          hint={words.password.hint}
          value={next()}
          onInput={setNext}
          error={wrong().next}
        />
        <Show when={failure()}>{(text) => <Notice tone="bad" title={text()} />}</Show>
        <Button type="submit" aria-disabled={busy()}>
          {words.password.save}
        </Button>
        <p class="note" role="status">
          {done() ? words.password.done : ''}
        </p>
      </Form>
    </Card>
  );
}
