import { type Accessor, createEffect, createSignal, on } from 'solid-js';
import type { Id } from '../../../../domain/kernel/id.ts';
import type { Result } from '../../../../domain/kernel/result.ts';
import type { TipAct, TipSummary } from '../../../../protocol/tips/tip-desk.ts';
import { createDirtyMark } from '../../../components/dirty.ts';
import type { RequestFailure } from '../../../platform/http/call-api.ts';
import type { Desk } from '../../../tips/desk/create-desk.ts';
import { actOnTip } from '../../../tips/desk/tips-client.ts';
import { type OpenedTip, type OpenFault, openTip } from './open-tip.ts';

/** Makes a text that marks the page as unsaved while it is not empty, so that no update reloads it. */
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

type DirtyText = readonly [Accessor<string>, (text: string) => void];

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
  createEffect(
    on(desk.key, (key) => {
      setOpened(undefined);
      setFault(undefined);
      if (key) void reload();
    }),
  );
  return { desk, id, opened, fault, question: createDirtyText(), note: createDirtyText(), reload, act };
}
