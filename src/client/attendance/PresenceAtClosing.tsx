import { Show } from 'solid-js';
import type { Id } from '../../domain/kernel/id.ts';
import { LinkButton } from '../components/LinkButton.tsx';
import { Notice } from '../components/Notice.tsx';
import { attendance as words } from './words.ts';

/** Asks about a difference between the people counted on the spot and the list. Both are kept; saving goes on. */
export function PresenceAtClosing(props: {
  readonly event: Id;
  readonly counted: number | undefined;
  readonly listed: number;
}) {
  const difference = () => Math.abs((props.counted ?? props.listed) - props.listed);
  return (
    <Show when={difference() > 0}>
      <Notice
        tone="wait"
        icon="alert"
        title={words.closing.differs(difference())}
        action={<LinkButton href={`/events/${props.event}/presence`}>{words.closing.look}</LinkButton>}
      >
        {words.closing.differsHint}
      </Notice>
    </Show>
  );
}
