import { useNavigate } from '@solidjs/router';
import { createSignal } from 'solid-js';
import { SignOutDialog } from '../../../accounts/view/SignOutDialog.tsx';
import { me as words } from '../../../accounts/words.ts';
import { Button } from '../../../components/Button.tsx';

/** The button 退出登录 with its dialog. */
export function SignOut() {
  const navigate = useNavigate();
  const [asking, setAsking] = createSignal(false);
  return (
    <>
      <Button icon="leave" onClick={() => setAsking(true)}>
        {words.signOut}
      </Button>
      <SignOutDialog open={asking()} onClose={() => setAsking(false)} onDone={() => navigate('/', { replace: true })} />
    </>
  );
}
