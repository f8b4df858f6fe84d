import './code-page.css';
import { Show } from 'solid-js';
import type { PlannedEvent } from '../../../../domain/events/event.ts';
import { keepAwake } from '../../../attendance/keep-awake.ts';
import { createPresence } from '../../../attendance/presence.ts';
import { createShownCode } from '../../../attendance/shown-code.ts';
import { attendance as words } from '../../../attendance/words.ts';
import { Icon } from '../../../components/Icon.tsx';
import { LinkButton } from '../../../components/LinkButton.tsx';
import { Notice } from '../../../components/Notice.tsx';
import { QrCode } from '../../../components/QrCode.tsx';
import { failureText } from '../../../records/failure-text.ts';
import { PresenceRoom } from './PresenceRoom.tsx';

/** The 7 digits as people read them aloud: 3, 3 and the check digit. */
function Digits(props: { readonly text: string }) {
  return (
    <p class="code-digits">
      <span>{props.text.slice(0, 3)}</span> <span>{props.text.slice(3, 6)}</span> <b>{props.text.slice(6)}</b>
    </p>
  );
}

function ShownCode(props: { readonly event: PlannedEvent }) {
  const { code, failure } = createShownCode(props.event);
  const presence = createPresence(() => props.event.id);
  keepAwake();
  return (
    <main id="main" class="code-page" tabindex="-1">
      <header class="code-head">
        <a class="button quiet" href={`/events/${props.event.id}`} aria-label={words.show.close}>
          <Icon name="close" size={26} />
        </a>
        <div class="list-words">
          <h1>{words.title}</h1>
          <small>{props.event.ends ? words.show.until(props.event.title, props.event.ends) : props.event.title}</small>
        </div>
      </header>
      <Show when={failure()}>{(what) => <Notice tone="bad" title={failureText(what())} />}</Show>
      <Show when={code()}>
        {(shown) => (
          <>
            <QrCode text={shown().text} label={words.show.code} />
            <p class="code-next">
              <b>{words.show.next(shown().seconds)}</b>
              {words.show.nextAfter}
            </p>
            <div class="code-typed">
              <p>{words.show.typeHint}</p>
              <Digits text={shown().digits} />
            </div>
          </>
        )}
      </Show>
      <footer class="code-foot">
        <p>
          {words.show.arrived}
          <b>{words.show.people(presence.arrived().size)}</b>
        </p>
        <LinkButton icon="people" href={`/events/${props.event.id}/presence`}>
          {words.show.list}
        </LinkButton>
      </footer>
    </main>
  );
}

/** 现场码: the code that volunteers scan or type, white in every theme, for the organizer's or leader's phone. */
export default function CodePage() {
  return <PresenceRoom title={words.title}>{(event) => <ShownCode event={event()} />}</PresenceRoom>;
}
