import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js';
import { type CodeKey, codeText, STEP_MS, stationOf, stepAt, typedText } from '../../domain/attendance/code.ts';
import type { PlannedEvent } from '../../domain/events/event.ts';
import { type Id, idTime } from '../../domain/kernel/id.ts';
import { randomBytes } from '../platform/random.ts';
import { useClient } from '../state/context.ts';
import type { CommandFailure } from '../state/failures.ts';
import { useCommands } from '../state/use-commands.ts';

/**
 * A key with the clock that counts its steps. The clock starts with the time that the phone believes when it makes the
 * key, and runs evenly from there.
 */
interface Session {
  readonly key: CodeKey;
  /** The believed time when the running clock showed 0. */
  readonly base: number;
}

/** The sessions of this run of the app. A page that is opened again goes on with its key. */
const sessions = new Map<Id, Session>();

/** A running clock that stopped with the phone's sleep, or a clock that was set, ends a session; milliseconds. */
const MAX_DRIFT_MS = 5_000;
const SECRET_BYTES = 32;
const LOOK_MS = 250;

export interface ShownCode {
  readonly text: string;
  readonly digits: string;
  /** Whole seconds until the next code. */
  readonly seconds: number;
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Shows the codes of an event, one every 30 s, also without network. The key is saved like any record before its first
 * code is shown.
 */
export function createShownCode(event: PlannedEvent): {
  readonly code: Accessor<ShownCode | undefined>;
  readonly failure: Accessor<CommandFailure | undefined>;
} {
  const { session, time, trust } = useClient();
  const commands = useCommands();
  const [code, setCode] = createSignal<ShownCode>();
  const [failure, setFailure] = createSignal<CommandFailure>();
  let isMaking = false;

  async function begin(): Promise<void> {
    const secret = hex(randomBytes(SECRET_BYTES));
    const squad = session.identity()?.actor.squad ?? null;
    const running = performance.now();
    const made = await commands.createRecord(
      'eventKey',
      { event: event.id, date: event.day, squad, secret },
      { isTimed: true },
    );
    setFailure(made.ok ? undefined : made.error);
    if (!made.ok) return;
    const { recordId } = made.value;
    const key = { event: event.id, station: stationOf(recordId), secret };
    sessions.set(event.id, { key, base: idTime(recordId) - running });
  }

  function look(): void {
    const known = sessions.get(event.id);
    const now = known && known.base + performance.now();
    // A clock that is known to be wrong tells nothing about the running one.
    const hasDrifted = now !== undefined && trust() !== 'wrong' && Math.abs(time() - now) > MAX_DRIFT_MS;
    if (!known || now === undefined || hasDrifted) {
      if (!isMaking && !failure()) {
        isMaking = true;
        void begin().finally(() => {
          isMaking = false;
        });
      }
      return;
    }
    const step = stepAt(now);
    const seconds = Math.ceil(((step + 1) * STEP_MS - now) / 1_000);
    const text = codeText(location.origin, known.key, step);
    const shown = code();
    if (shown?.text !== text || shown.seconds !== seconds)
      setCode({ text, digits: typedText(known.key, step), seconds });
  }

  onMount(() => {
    look();
    const timer = setInterval(look, LOOK_MS);
    onCleanup(() => clearInterval(timer));
  });
  return { code, failure };
}
