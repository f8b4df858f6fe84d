import { createSignal } from 'solid-js';
import { err } from '../../../domain/kernel/result.ts';
import type { TipAddress } from './address.ts';
import { attempt } from './attempt.ts';
import { createDraft } from './draft.ts';
import { createTipForm } from './form.ts';
import type { TipKit } from './kit.ts';
import { createTipPhotos, loadEncoder } from './photos.ts';
import type { QuickExit } from './quick-exit.ts';
import type { Sealed, TipProblem } from './sealing.ts';

/**
 * The state of writing a tip, from the first keystroke to the receipt code.
 * @param loadSealedView loads the view of a sealed tip
 */
export function createWriting(
  kit: TipKit,
  exit: QuickExit,
  { behalf, pin }: TipAddress,
  loadSealedView: () => Promise<unknown>,
) {
  /** Loads what seals, and what shows the receipt code: nothing may be sealed whose code could not be shown. */
  const load = async () => (await Promise.all([import('./sealing.ts'), loadSealedView()]))[0];
  const form = createTipForm();
  const photos = createTipPhotos();
  const draft = createDraft(kit.store, form);
  const [sealed, setSealed] = createSignal<Sealed>();
  const [isSealing, setSealing] = createSignal(false);
  const [problem, setProblem] = createSignal<TipProblem>();
  /** A reason why sealing would fail, found before the user has written everything. */
  const [obstacle, setObstacle] = createSignal<TipProblem>();
  const pinned = typeof pin === 'object' ? pin.fingerprint : undefined;

  function clear(): void {
    form.clear();
    photos.clear();
  }
  exit.onLeave(() => {
    setSealed(undefined);
    clear();
    return draft.drop();
  });

  /** Checks when the page is idle whether sealing is possible, and loads everything that it needs. */
  async function prepare(): Promise<void> {
    void loadEncoder().catch(() => undefined);
    if (pin === 'unreadable') return void setObstacle('pin_unreadable');
    const ready = await attempt(load, (sealing) => sealing.readyToSeal(kit, pinned));
    // Being offline is not an obstacle yet, since there may be a network when the tip is written. Clear the same
    // problem shown by 加密并发送 as well.
    if (ready.ok && problem() === obstacle()) setProblem(undefined);
    const isPassing = !ready.ok && (ready.error === 'offline' || ready.error === 'page_old');
    setObstacle(ready.ok || isPassing ? undefined : ready.error);
  }

  async function seal(): Promise<void> {
    if (isSealing() || exit.isLeaving()) return;
    setSealing(true);
    setProblem(undefined);
    await photos.ready();
    const content = { ...form.fields, behalf };
    const bytes = photos.list().map((photo) => photo.bytes);
    const done = await attempt(load, async (sealing) =>
      pin === 'unreadable' ? err('pin_unreadable') : sealing.sealAndQueue(kit, pinned, content, bytes),
    );
    setSealing(false);
    if (exit.isLeaving()) return;
    if (!done.ok) return void setProblem(done.error);
    setSealed(done.value);
    clear();
    // On a volunteer's phone the draft is the volunteer's own.
    if (!behalf) await draft.drop();
  }

  return {
    behalf,
    form,
    photos,
    draft,
    sealed,
    isSealing,
    problem,
    obstacle,
    prepare,
    seal,
    /** Called when the receipt code was noted: forgets it. */
    forgetReceipt: () => setSealed((known) => known && { ...known, receipt: '' }),
    again: () => setSealed(undefined),
  };
}
export type Writing = ReturnType<typeof createWriting>;
