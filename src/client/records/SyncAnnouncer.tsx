import { createEffect, createSignal, onCleanup } from 'solid-js';
import { createStatus, isUnreachable } from '../state/status.ts';
import { work } from './words/work.ts';

/** Changes that revert within this time are not announced, milliseconds. */
const SETTLE_MS = 1_500;

type Phase = 'quiet' | 'offline' | 'attention' | 'waiting';

/**
 * Announces to screen readers when all records were received, the phone is offline, or a record needs attention. Single
 * steps are not announced. `role=status` is polite, and silent while the phase stays the same.
 */
export function SyncAnnouncer() {
  const status = createStatus();
  const [said, setSaid] = createSignal('');
  let spoken: Phase = 'quiet';
  const phase = (): Phase => {
    const { attention, unsent } = status();
    if (attention > 0) return 'attention';
    if (unsent === 0) return 'quiet';
    return isUnreachable(status()) ? 'offline' : 'waiting';
  };
  const speak = (now: Phase) => {
    const before = spoken;
    spoken = now;
    if (now === before || now === 'waiting') return;
    if (now === 'attention') setSaid(work.said.attention(status().attention));
    else if (now === 'offline') setSaid(work.said.offline(status().unsent));
    else setSaid(before === 'attention' ? '' : work.said.allReceived);
  };
  createEffect(() => {
    const now = phase();
    const timer = setTimeout(() => speak(now), SETTLE_MS);
    onCleanup(() => clearTimeout(timer));
  });
  return (
    <p class="hidden-visually" role="status">
      {said()}
    </p>
  );
}
