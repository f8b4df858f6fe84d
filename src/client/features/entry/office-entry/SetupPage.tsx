import { useNavigate } from '@solidjs/router';
import { Show } from 'solid-js';
import * as v from 'valibot';
import { isGuessable } from '../../../../domain/accounts/password.ts';
import { isName, readName } from '../../../../domain/reading/name.ts';
import { EmailSchema, PasswordSchema } from '../../../../protocol/accounts/accounts.ts';
import { AccountForm } from '../../../accounts/view/AccountForm.tsx';
import { Card } from '../../../components/Card.tsx';
import { EmptyState } from '../../../components/EmptyState.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { office } from '../../../records/words/office.ts';
import { useClient } from '../../../state/context.ts';
import { common } from '../../../words/common.ts';

/** Returns the error of a district's or a person's name. */
function nameProblem(field: 'district' | 'name', typed: string) {
  const read = readName(typed);
  if (isName(read)) return {};
  return { [field]: read === '' ? common.field.required : office.import.problems.bad_name };
}

function passwordProblem(password: string, names: readonly string[]) {
  if (!v.is(PasswordSchema, password)) return { password: office.setup.passwordShort };
  return isGuessable(password, names) ? { password: office.setup.passwordWeak } : {};
}

/** 初次设置: creates the district and its first administrator, from the one-time link of an empty database. */
export default function SetupPage() {
  const { session } = useClient();
  const navigate = useNavigate();
  const token = location.hash.slice(1);
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
          <AccountForm
            fields={[
              {
                name: 'district',
                autocomplete: 'off',
                maxlength: 40,
                label: office.setup.district,
                hint: office.setup.districtHint,
              },
              { name: 'name', autocomplete: 'name', maxlength: 40, label: office.setup.name },
              { name: 'email', type: 'email', autocomplete: 'username', label: office.signIn.email },
              {
                name: 'password',
                type: 'password',
                autocomplete: 'new-password',
                label: office.setup.password,
                hint: office.setup.passwordHint,
              },
            ]}
            check={({ district, name, email, password }) => ({
              ...nameProblem('district', district),
              ...nameProblem('name', name),
              ...(v.is(EmailSchema, email) ? {} : { email: office.signIn.emailWrong }),
              ...passwordProblem(password, [district, email]),
            })}
            send={({ district, name, email, password }) =>
              session.join({
                token,
                districtName: readName(district),
                name: readName(name),
                email,
                password,
              })
            }
            onDone={() => navigate('/office', { replace: true })}
            submit={office.setup.submit}
            working={office.setup.working}
          />
        </Card>
        <p class="note">{office.setup.next}</p>
      </Show>
    </Page>
  );
}
