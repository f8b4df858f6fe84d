import { useNavigate } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import * as v from 'valibot';
import { isGuessable } from '../../../../domain/accounts/password.ts';
import { isName, readName } from '../../../../domain/reading/name.ts';
import { EmailSchema, PasswordSchema } from '../../../../protocol/accounts/accounts.ts';
import { ActionNotice, createAction } from '../../../components/Action.tsx';
import { Button } from '../../../components/Button.tsx';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Form } from '../../../components/Form.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { TextField } from '../../../components/TextField.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { office } from '../../../records/words/office.ts';
import { useClient } from '../../../state/context.ts';
import { common } from '../../../words/common.ts';

type Wrong = Partial<Record<'district' | 'name' | 'email' | 'password', string>>;

/** Returns the error of a district's or a person's name. */
function nameProblem(field: 'district' | 'name', typed: string): Wrong {
  const read = readName(typed);
  if (isName(read)) return {};
  return { [field]: read === '' ? common.field.required : office.import.problems.bad_name };
}

/** 初次设置: creates the district and its first administrator, from the one-time link of an empty database. */
export default function SetupPage() {
  const { session } = useClient();
  const navigate = useNavigate();
  const token = location.hash.slice(1);
  const [district, setDistrict] = createSignal('');
  const [name, setName] = createSignal('');
  const [email, setEmail] = createSignal('');
  const [password, setPassword] = createSignal('');
  const [wrong, setWrong] = createSignal<Wrong>({});
  const act = createAction(failureText);

  async function submit() {
    const problems: Wrong = {
      ...nameProblem('district', district()),
      ...nameProblem('name', name()),
      ...(v.is(EmailSchema, email()) ? {} : { email: office.signIn.emailWrong }),
      ...(v.is(PasswordSchema, password()) ? {} : { password: office.setup.passwordShort }),
      ...(v.is(PasswordSchema, password()) && isGuessable(password(), [district(), email()])
        ? { password: office.setup.passwordWeak }
        : {}),
    };
    setWrong(problems);
    act.tell(undefined);
    if (Object.keys(problems).length) return;
    const result = await act.run(() =>
      session.join({
        token,
        districtName: readName(district()),
        name: readName(name()),
        email: email(),
        password: password(),
      }),
    );
    if (result?.ok) navigate('/office', { replace: true });
  }

  return (
    <Page>
      <PageHeader title={office.setup.title} overline={common.product} />
      <Show
        when={token}
        fallback={
          <EmptyState icon="settings" title={office.setup.noLink}>
            {office.setup.noLinkHint}
          </EmptyState>
        }
      >
        <p class="note">{office.setup.lead}</p>
        <Card>
          <Form onSubmit={submit}>
            <TextField
              required
              autocomplete="off"
              maxlength={40}
              label={office.setup.district}
              hint={office.setup.districtHint}
              value={district()}
              onInput={setDistrict}
              error={wrong().district}
            />
            <TextField
              required
              autocomplete="name"
              maxlength={40}
              label={office.setup.name}
              value={name()}
              onInput={setName}
              error={wrong().name}
            />
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
              autocomplete="new-password"
              label={office.setup.password}
              hint={office.setup.passwordHint}
              value={password()}
              onInput={setPassword}
              error={wrong().password}
            />
            <ActionNotice of={act} />
            <Button type="submit" look="primary" big wide disabled={act.busy()}>
              {act.busy() ? office.setup.working : office.setup.submit}
            </Button>
          </Form>
        </Card>
        <p class="note">{office.setup.next}</p>
      </Show>
    </Page>
  );
}
