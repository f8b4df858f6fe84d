import { useNavigate } from '@solidjs/router';
import * as v from 'valibot';
import { may } from '../../../../domain/records/permission.ts';
import { EmailSchema } from '../../../../protocol/accounts/accounts.ts';
import { AccountForm } from '../../../accounts/view/AccountForm.tsx';
import { Card } from '../../../components/Card.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { office } from '../../../records/words/office.ts';
import { useClient } from '../../../state/context.ts';
import { common } from '../../../words/common.ts';

/** 登录 for the office and organizers; volunteers join by invite. */
export default function SignInPage() {
  const { session } = useClient();
  const navigate = useNavigate();
  return (
    <Page>
      <PageHeader title={office.signIn.title} back={{ href: '/', label: common.action.back }} />
      <p class="note">{office.signIn.lead}</p>
      <Card>
        <AccountForm
          fields={[
            { name: 'email', type: 'email', autocomplete: 'username', label: office.signIn.email },
            { name: 'password', type: 'password', autocomplete: 'current-password', label: office.signIn.password },
          ]}
          check={({ email, password }) => ({
            ...(v.is(EmailSchema, email) ? {} : { email: office.signIn.emailWrong }),
            ...(password ? {} : { password: office.signIn.passwordMissing }),
          })}
          send={({ email, password }) => session.signIn({ email, password })}
          onDone={({ actor }) => navigate(may(actor.role, 'figures.read') ? '/office' : '/today', { replace: true })}
          submit={office.signIn.submit}
          working={office.signIn.working}
        />
      </Card>
      <p class="note">{office.signIn.forgot}</p>
    </Page>
  );
}
