import { useParams } from '@solidjs/router';
import { type Accessor, type JSX, Show } from 'solid-js';
import type { PlannedEvent } from '../../../../domain/events/event.ts';
import { createPresenceRights } from '../../../attendance/presence-rights.ts';
import { attendance as words } from '../../../attendance/words.ts';
import { Notice } from '../../../components/Notice.tsx';
import { Page } from '../../../components/Page.tsx';
import { PageHeader } from '../../../components/PageHeader.tsx';
import { createPlanned } from '../../../events/planned.ts';

/** Opens a page about others' presence at an event to whoever may note others. */
export function PresenceRoom(props: {
  readonly title: string;
  readonly children: (event: Accessor<PlannedEvent>) => JSX.Element;
}) {
  const params = useParams<{ id: string }>();
  const { shown } = createPlanned(() => params.id);
  const rights = createPresenceRights();
  return (
    <Show
      when={rights.mayShow()}
      fallback={
        <Page>
          <PageHeader title={props.title} back={{ href: `/events/${params.id}`, label: words.back }} />
          <Notice tone="plain" title={words.show.forbidden} />
        </Page>
      }
    >
      <Show when={shown()}>{(known) => props.children(() => known().event)}</Show>
    </Show>
  );
}
