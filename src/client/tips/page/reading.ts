import { createSignal } from 'solid-js';
import type { Result } from '../../../domain/kernel/result.ts';
import { readReceipt } from '../../../domain/tips/receipt.ts';
import { attempt } from './attempt.ts';
import { charactersLeft } from './form.ts';
import type { TipKit } from './kit.ts';
import type { ReadingFailure, Reply } from './mailbox.ts';
import { createTipPhotos } from './photos.ts';
import type { QuickExit } from './quick-exit.ts';
import type { TipProblem } from './sealing.ts';

const load = () => import('./mailbox.ts');

/** Loads in advance the code for opening a mailbox, and whose page it is. */
export async function prepareReading(kit: TipKit): Promise<void> {
  await load()
    .then((mailbox) => mailbox.instanceOf(kit))
    .catch(() => undefined);
}

async function read(kit: TipKit, receipt: string): Promise<Result<Reply, ReadingFailure>> {
  const mailbox = await load().catch(() => undefined);
  return mailbox ? mailbox.readMailbox(kit, receipt) : { ok: false, error: { code: 'page_old' } };
}

/** Reads a mailbox by its receipt code. The code and everything it opens stay in this page's memory. */
export function createReading(kit: TipKit, exit: QuickExit) {
  const [code, setCode] = createSignal('');
  const [reply, setReply] = createSignal<Reply>();
  const [isLooking, setLooking] = createSignal(false);
  const [failure, setFailure] = createSignal<ReadingFailure>();
  const [text, setText] = createSignal('');
  const photos = createTipPhotos();
  const [isSealing, setSealing] = createSignal(false);
  const [problem, setProblem] = createSignal<TipProblem>();
  const [sent, setSent] = createSignal<readonly string[]>([]);
  /** Counts changes of the receipt code, so that results of an earlier one are dropped. */
  let round = 0;

  function clear(): void {
    round++;
    setCode('');
    setReply(undefined);
    setFailure(undefined);
    setLooking(false);
    setText('');
    photos.clear();
    setProblem(undefined);
    setSealing(false);
    setSent([]);
  }
  exit.onLeave(() => {
    clear();
    return undefined;
  });

  async function look(): Promise<void> {
    const receipt = readReceipt(code());
    if (!receipt.ok || isLooking()) return;
    const mine = round;
    setLooking(true);
    setFailure(undefined);
    const held = await read(kit, receipt.value);
    if (mine !== round) return;
    setLooking(false);
    if (held.ok) setReply(held.value);
    else {
      setFailure(held.error);
      // Do not keep showing messages that can no longer be trusted.
      if (held.error.code === 'forged') setReply(undefined);
    }
  }

  async function answer(): Promise<void> {
    const to = reply();
    if (!to || isSealing()) return;
    const mine = round;
    setSealing(true);
    setProblem(undefined);
    await photos.ready();
    const bytes = photos.list().map((photo) => photo.bytes);
    const done = await attempt(
      async () => to,
      (reply) => reply.answer(text().trim(), bytes),
    );
    if (mine !== round) return;
    setSealing(false);
    if (!done.ok) return void setProblem(done.error);
    setSent((items) => [...items, done.value]);
    setText('');
    photos.clear();
  }

  return {
    code,
    setCode,
    reply,
    isLooking,
    failure,
    text,
    setText,
    charactersLeft: () => charactersLeft([text()]),
    photos,
    isSealing,
    problem,
    /** Queue items written here, oldest first. */
    sent,
    look,
    answer,
    clear,
    isDirty: () => text().trim() !== '' || photos.list().length > 0,
  };
}
export type Reading = ReturnType<typeof createReading>;
