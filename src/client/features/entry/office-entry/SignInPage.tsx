import { useNavigate } from '@solidjs/router';
import { createSignal } from 'solid-js';
import * as v from 'valibot';
import { may } from '../../../../domain/records/permission.ts';
import { EmailSchema } from '../../../../protocol/accounts/accounts.ts';
import { ActionNotice, createAction } from '../../../components/Action.tsx';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { Form } from '../../../components/Form.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { office } from '../../../records/words/office.ts';
import { useClient } from '../../../state/context.ts';
import { common } from '../../../words/common.ts';

/** 登录 for the office and organizers; volunteers join by invite. */
export default function SignInPage() {
  const { session } = useClient();
  const navigate = useNavigate();
  const [email, setEmail] = createSignal('');
  const [password, setPassword] = createSignal('');
  const [wrong, setWrong] = createSignal<{ email?: string; password?: string }>({});
  const act = createAction(failureText);

  async function submit() {
    const problems = {
      ...(v.is(EmailSchema, email()) ? {} : { email: office.signIn.emailWrong }),
      ...(password() ? {} : { password: office.signIn.passwordMissing }),
    };
    setWrong(problems);
    act.tell(undefined);
    if (Object.keys(problems).length) return;
    const result = await act.run(() => session.signIn({ email: email(), password: password() }));
    if (result?.ok) navigate(may(result.value.actor.role, 'figures.read') ? '/office' : '/today', { replace: true });
  }

  return (
    <Page>
      <PageHeader title={office.signIn.title} back={{ href: '/', label: common.action.back }} />
      <p class="note">{office.signIn.lead}</p>
      <Card>
        <Form onSubmit={submit}>
          <TextField
            required
            type="email"
            autocomplete="username"
            label={office.signIn.email}
            value={email()}
            onInput={setEmail}
            error={wrong().email}
          />
          <TextField
            required
            type="password"
            autocomplete="current-password"
            label={office.signIn.password}
            value={password()}
            onInput={setPassword}
            error={wrong().password}
          />
          <ActionNotice of={act} />
          <Button type="submit" look="primary" big wide disabled={act.busy()}>
            {act.busy() ? office.signIn.working : office.signIn.submit}
          </Button>
        </Form>
      </Card>
      <p class="note">{office.signIn.forgot}</p>
    </Page>
  );
}
