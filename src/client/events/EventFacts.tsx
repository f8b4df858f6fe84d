import { Show } from 'solid-js';
import type { PlannedEvent } from '../../domain/events/event.ts';
import { type FoldedRecord, textField } from '../../domain/records/record.ts';
import { Card } from '../components/Card.tsx';
import { List, ListItem } from '../components/List.tsx';
import type { Names } from '../records/names.ts';
import { whenText } from './event-text.ts';
import { events as words } from './words.ts';

/** When and where an event is, who holds it, and its risks. */
export function EventFacts(props: {
  readonly event: PlannedEvent;
  readonly record: FoldedRecord;
  readonly names: Names;
}) {
  const text = (field: string) => textField(props.record, field);
  const hosts = () => {
    const [host, contact] = [text('host'), text('contact')];
    return [host && words.event.host(host), contact && words.event.contact(contact)].filter(Boolean).join(' · ');
  };
  return (
    <Card>
      <List>
        <ListItem
          icon="clock"
          title={whenText(props.event)}
          detail={props.event.starts ? undefined : words.event.noTime}
        />
        <ListItem icon="pin" title={props.names.place(props.event.place) ?? words.event.noPlace} detail={hosts()} />
        <Show when={props.names.name(props.event.campaign)}>
          {(campaign) => <ListItem icon="records" title={campaign()} detail={words.campaigns.title} />}
        </Show>
        <Show when={text('risks')}>
          {(risks) => (
            <ListItem
              icon="alert"
              title={risks()}
              detail={props.record.fields.insured === true ? words.event.insured : words.event.risks}
            />
          )}
        </Show>
      </List>
    </Card>
  );
}
