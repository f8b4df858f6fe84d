import { useNavigate } from '@solidjs/router';
import { createSignal } from 'solid-js';
import { SignOutDialog } from '../../../accounts/view/SignOutDialog.tsx';
import { me as words } from '../../../accounts/words.ts';
import { Button } from '../../../components/Button.tsx';

/** The button 退出登录 with its dialog. */
export function SignOut() {
  const navigate = useNavigate();
  const [asking, setAsking] = createSignal(false);
  /** Photos that another app shared are the member's, too, and lie apart from the records. */
  const leave = async () => {
    await import('../../../photos/shared.ts').then((shared) => shared.dropAllWaiting()).catch(() => undefined);
    navigate('/', { replace: true });
  };
  return (
    <>
      <Button icon="leave" onClick={() => setAsking(true)}>
        {words.signOut}
      </Button>
      <SignOutDialog open={asking()} onClose={() => setAsking(false)} onDone={() => void leave()} />
    </>
  );
}
