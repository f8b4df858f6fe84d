import { useNavigate } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { ExportUnsent } from '../../parts/ExportUnsent.tsx';
import { failureText } from '../../parts/failure-text.ts';
import { useClient } from '../../state/context.ts';
import { createParcels } from '../../state/parcels.ts';
import { createCounts, createPhotoCounts } from '../../state/queue.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { common } from '../../words/common.ts';
import { handover } from '../../words/handover.ts';
import { me as words } from '../../words/me.ts';

/** 退出登录 wipes the phone: not before everything is sent, or at least exported. */
export function SignOut() {
  const { session } = useClient();
  const navigate = useNavigate();
  const counts = createCounts();
  const [asking, setAsking] = createSignal(false);
  const [exported, setExported] = createSignal(false);
  const [withoutPhotos, setWithoutPhotos] = createSignal(false);
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  const photoCounts = createPhotoCounts();
  const parcels = createParcels();
  const carried = () => (parcels() ?? []).filter(({ state }) => state === 'waiting').length;
  const photos = () => photoCounts()?.unsent ?? 0;
  const unsent = () => (counts()?.unsent ?? 0) + (counts()?.attention ?? 0);
  const signOut = async () => {
    setBusy(true);
    const done = await session.signOut({ exported: exported(), withoutPhotos: withoutPhotos() });
    setBusy(false);
    if (done.ok) navigate('/', { replace: true });
    else setProblem(failureText(done.error));
  };
  const open = () => {
    setProblem(undefined);
    setExported(false);
    setWithoutPhotos(false);
    setAsking(true);
  };
  return (
    <>
      <Button icon="leave" onClick={open}>
        {words.signOut}
      </Button>
      <Dialog
        open={asking()}
        onClose={() => setAsking(false)}
        title={words.signOutTitle}
        closeLabel={common.action.close}
      >
        <Show when={unsent() > 0}>
          <Notice tone="wait" title={words.signOutUnsent(unsent())}>
            {words.signOutUnsentHint}
          </Notice>
          <Show when={counts()?.attention}>{(count) => <p>{words.signOutAttention(count())}</p>}</Show>
          <ExportUnsent onExported={() => setExported(true)} />
        </Show>
        <Show when={photos() > 0}>
          <Notice tone="wait" title={words.signOutPhotos(photos())}>
            {words.signOutPhotosHint}
          </Notice>
          <Checkbox label={words.signOutPhotosGiveUp} checked={withoutPhotos()} onInput={setWithoutPhotos} />
        </Show>
        <Show when={unsent() > 0 || photos() > 0}>
          <LinkButton href="/outbox" icon="cloud-up">
            {words.sendFirst}
          </LinkButton>
        </Show>
        <Show when={carried() > 0}>
          <Notice tone="wait" title={handover.parcels.leaving(carried())} />
        </Show>
        <p>{words.signOutHint}</p>
        <Show when={problem()}>{(what) => <Notice tone="bad" title={what()} />}</Show>
        <div class="two">
          <Button onClick={() => setAsking(false)}>{common.action.cancel}</Button>
          <Show when={(unsent() === 0 || exported()) && (photos() === 0 || withoutPhotos())}>
            <Button look="danger" aria-disabled={busy()} onClick={() => void signOut()}>
              {words.signOutConfirm}
            </Button>
          </Show>
        </div>
      </Dialog>
    </>
  );
}
