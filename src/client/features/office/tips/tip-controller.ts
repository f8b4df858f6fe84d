import { type Accessor, createEffect, createSignal, on } from 'solid-js';
import { type Id, randomId } from '../../../../domain/kernel/id.ts';
import { err, type Result } from '../../../../domain/kernel/result.ts';
import type { TipAct, TipSummary } from '../../../../protocol/tips/tip-desk.ts';
import { createDirtyMark } from '../../../components/dirty.ts';
import type { RequestFailure } from '../../../platform/http/call-api.ts';
import { randomBytes as random } from '../../../platform/random.ts';
import { fromBase64 } from '../../../tips/crypto/bytes.ts';
import type { SealFailure } from '../../../tips/crypto/failure.ts';
import { sealCopy, sealNote } from '../../../tips/crypto/open.ts';
import { sealMessage } from '../../../tips/crypto/seal.ts';
import type { Desk } from '../../../tips/desk/create-desk.ts';
import { actOnTip } from '../../../tips/desk/tips-client.ts';
import { type OpenedTip, type OpenFault, openTip } from './open-tip.ts';

/** A text that marks the page as unsaved while it is not empty, so that no update reloads it. */
export type DirtyText = readonly [Accessor<string>, (text: string) => void];

function createDirtyText(): DirtyText {
  const [text, setText] = createSignal('');
  const mark = createDirtyMark();
  return [
    text,
    (next) => {
      setText(next);
      mark(next.trim() !== '');
    },
  ];
}

/** Controller of one tip's page: the opened tip and the actions on it. */
export interface TipController {
  readonly desk: Desk;
  readonly id: Id;
  /** Undefined while locked or loading, or if the tip cannot be opened. */
  readonly opened: Accessor<OpenedTip | undefined>;
  readonly fault: Accessor<OpenFault | undefined>;
  /** Unsent text, kept when the key locks. */
  readonly question: DirtyText;
  readonly note: DirtyText;
  readonly reload: () => Promise<void>;
  /** Runs an action; after a conflict the page shows the latest version. */
  readonly act: (act: TipAct) => Promise<Result<unknown, RequestFailure>>;
  /** Seals a message to the person and a copy to the office, and sends both; `tell` asks for no answer. */
  readonly say: (act: 'ask' | 'tell', text: string) => Promise<Result<unknown, RequestFailure | SealFailure>>;
  /** Seals an internal note and sends it. */
  readonly writeNote: (text: string) => Promise<Result<unknown, RequestFailure | SealFailure>>;
}

/** The number of the person's last message here; a message that arrives later stays unread. */
const lastMessageOfPerson = ({ detail }: OpenedTip): number =>
  Math.max(0, ...detail.messages.filter(({ from }) => from === 'person').map(({ seq }) => seq));

export function createTipController(desk: Desk, id: Id): TipController {
  const [opened, setOpened] = createSignal<OpenedTip>();
  const [fault, setFault] = createSignal<OpenFault>();
  const setSummary = (summary: TipSummary) => setOpened((now) => now && { ...now, detail: { ...now.detail, summary } });

  async function reload(): Promise<void> {
    const key = desk.key();
    if (!key) return;
    const answer = await openTip(id, key, desk.instance);
    // Drop the answer if the key was locked meanwhile.
    if (desk.key()?.id !== key.id) return;
    setFault(answer.ok ? undefined : answer.error);
    if (answer.ok) {
      setOpened(answer.value);
      if (answer.value.detail.summary.fresh > 0) await act({ act: 'seen', seq: lastMessageOfPerson(answer.value) });
    }
  }
  async function act(what: TipAct): Promise<Result<unknown, RequestFailure>> {
    const answer = await actOnTip(id, what);
    if (answer.ok) setSummary(answer.value.summary);
    else if (answer.error.code === 'conflict') await reload();
    return answer;
  }
  /** Runs an action that adds to what was opened. */
  async function write(what: TipAct): Promise<Result<unknown, RequestFailure>> {
    const answer = await act(what);
    if (answer.ok) await reload();
    return answer;
  }
  async function say(kind: 'ask' | 'tell', text: string): Promise<Result<unknown, RequestFailure | SealFailure>> {
    const now = opened();
    if (!now) return err({ code: 'internal' });
    const { body, detail, identity } = now;
    const seq = detail.messages.filter(({ from }) => from === 'office').length + 1;
    const message = await sealMessage({
      place: { instance: desk.instance, tip: id, from: 'office', seq },
      text,
      photos: [],
      recipient: body.reply,
      macKey: fromBase64(body.macKey) ?? new Uint8Array(),
      random,
    });
    if (!message.ok) return message;
    const copy = await sealCopy(text, seq, identity);
    if (!copy.ok) return copy;
    const { file, mac } = message.value;
    return write({ act: kind, seq, file, mac, copy: copy.value });
  }
  async function writeNote(text: string): Promise<Result<unknown, RequestFailure | SealFailure>> {
    const now = opened();
    if (!now) return err({ code: 'internal' });
    const file = await sealNote(text, now.identity);
    return file.ok ? write({ act: 'note', id: randomId(random), file: file.value }) : file;
  }
  createEffect(
    on(desk.key, (key) => {
      setOpened(undefined);
      setFault(undefined);
      if (key) void reload();
    }),
  );
  const texts = { question: createDirtyText(), note: createDirtyText() };
  return { desk, id, opened, fault, ...texts, reload, act, say, writeNote };
}
