import { createEffect, createSignal, on, Show } from 'solid-js';
import type { Id } from '../../../domain/kernel/id.ts';
import { Button } from '../../components/Button.tsx';
import { Checkbox } from '../../components/Checkbox.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { LinkButton } from '../../components/LinkButton.tsx';
import { Notice } from '../../components/Notice.tsx';
import { ExportUnsent } from '../../records/ExportUnsent.tsx';
import { failureText } from '../../records/failure-text.ts';
import { relay } from '../../records/words/relay.ts';
import { useClient } from '../../state/context.ts';
import { createLive } from '../../state/live.ts';
import { createCounts, createPhotoCounts } from '../../state/queue.ts';
import { createRelayFiles } from '../../state/relay-files.ts';
import type { GivenUp } from '../../state/session.ts';
import { common } from '../../words/common.ts';
import { me as words } from '../words.ts';

/** 退出登录: wipes the phone, but only after everything is sent or exported. */
export function SignOutDialog(props: { open: boolean; onClose: () => void; onDone: () => void }) {
  const { session, store } = useClient();
  const counts = createCounts();
  const [exported, setExported] = createSignal<readonly Id[]>([]);
  const [doneWithout, setDoneWithout] = createSignal<readonly string[]>([]);
  const [busy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();
  const photoCounts = createPhotoCounts();
  const relayFiles = createRelayFiles();
  const waitingFiles = () => (relayFiles() ?? []).filter(({ state }) => state === 'waiting').map(({ id }) => id);
  const photos = () => photoCounts()?.unsent ?? 0;
  const unsent = () => (counts()?.unsent ?? 0) + (counts()?.attention ?? 0);
  const given = (): GivenUp => ({ changes: exported(), photos: doneWithout(), relayFiles: waitingFiles() });
  /** Live, so that a record saved while the dialog is open is counted too. */
  const checked = createLive(() => {
    const up = given();
    return async (asked) => ({ left: await asked.unsentBut(up) });
  });
  const mayLeave = () => checked() !== undefined && !checked()?.left;
  const giveUpPhotos = async (yes: boolean) => setDoneWithout(yes ? await store.unsentPhotos() : []);
  const signOut = async () => {
    if (busy()) return;
    setBusy(true);
    const done = await session.signOut(given());
    setBusy(false);
    if (done.ok) props.onDone();
    else setProblem(failureText(done.error));
  };
  // What was given up earlier counts no more when the dialog is opened again.
  createEffect(
    on(
      () => props.open,
      () => {
        setProblem(undefined);
        setExported([]);
        setDoneWithout([]);
      },
    ),
  );
  return (
    <Dialog
      open={props.open}
      onClose={() => props.onClose()}
      title={words.signOutTitle}
      closeLabel={common.action.close}
    >
      <Show when={unsent() > 0}>
        <Notice tone="wait" title={words.signOutUnsent(unsent())}>
          {words.signOutUnsentHint}
        </Notice>
        <Show when={counts()?.attention}>{(count) => <p>{words.signOutAttention(count())}</p>}</Show>
        <ExportUnsent onExported={(ids) => setExported((before) => [...before, ...ids])} />
      </Show>
      <Show when={photos() > 0}>
        <Notice tone="wait" title={words.signOutPhotos(photos())}>
          {words.signOutPhotosHint}
        </Notice>
        <Checkbox
          label={words.signOutPhotosGiveUp}
          checked={doneWithout().length > 0}
          onInput={(yes) => void giveUpPhotos(yes)}
        />
      </Show>
      <Show when={unsent() > 0 || photos() > 0}>
        <LinkButton href="/outbox" icon="cloud-up">
          {words.sendFirst}
        </LinkButton>
      </Show>
      <Show when={waitingFiles().length}>{(count) => <Notice tone="wait" title={relay.files.leaving(count())} />}</Show>
      <p>{words.signOutHint}</p>
      <Show when={problem()}>{(what) => <Notice tone="bad" title={what()} />}</Show>
      <div class="two">
        <Button onClick={() => props.onClose()}>{common.action.cancel}</Button>
        <Show when={mayLeave()}>
          <Button look="danger" aria-disabled={busy()} onClick={() => void signOut()}>
            {words.signOutConfirm}
          </Button>
        </Show>
      </div>
    </Dialog>
  );
}
