import { isGuessable } from '../../../../domain/accounts/password.ts';
import { changePassword } from '../../../accounts/devices-client.ts';
import { AccountForm } from '../../../accounts/view/AccountForm.tsx';
import { me as words } from '../../../accounts/words.ts';
import { Card } from '../../../components/Card.tsx';
import { useClient } from '../../../state/context.ts';

/** 修改密码, for members who sign in with a password. */
export function PasswordForm(props: { onChanged: () => void }) {
  const { session } = useClient();
  const isWeak = (password: string) => isGuessable(password, [session.identity()?.district.name ?? '']);
  return (
    <Card title={words.password.title}>
      <AccountForm
        fields={[
          {
            name: 'current',
            type: 'password',
            autocomplete: 'current-password',
            label: words.password.current,
          },
          {
            name: 'next',
            type: 'password',
            autocomplete: 'new-password',
            label: words.password.next,
            hint: words.password.hint,
          },
        ]}
        check={({ current, next }) => ({
          ...(current ? {} : { current: words.password.missing }),
          ...(isWeak(next) ? { next: words.password.weak } : {}),
        })}
        send={changePassword}
        problemsOf={(code) =>
          code === 'forbidden'
            ? { current: words.password.wrong }
            : code === 'bad_request'
              ? { next: words.password.weak }
              : undefined
        }
        onDone={props.onChanged}
        submit={words.password.save}
        done={words.password.done}
      />
    </Card>
  );
}
