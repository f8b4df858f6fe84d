import { Show } from 'solid-js';
import { kindOf } from '../../domain/records/kinds/index.ts';
import { textField } from '../../domain/records/record.ts';
import { ListItem } from '../components/List.tsx';
import { type LocalRecord, recordState } from '../state/records.ts';
import { lazyPart } from '../words/lazy-part.tsx';
import { headline } from './headline.ts';
import type { Names } from './names.ts';
import { markOf, refusalOf, remarkOf, timeOf } from './record-story.ts';
import type { refusalText } from './refusal-text.ts';
import { StatePill } from './StatePill.tsx';
import { work } from './words/work.ts';

interface RefusalProps {
  readonly refusal: Parameters<typeof refusalText>[0];
}

/** Shows why the server refused a change. Its words are loaded on demand, since few lists show a refusal. */
const Refusal = lazyPart<RefusalProps>(async () => {
  const { refusalText: text } = await import('./refusal-text.ts');
  return { default: (props: RefusalProps) => <>{text(props.refusal)}</> };
});

interface RecordLineProps {
  readonly local: LocalRecord;
  readonly names: Names;
  /** Ids of the changes being sent, from the sync status. */
  readonly sending: ReadonlySet<string>;
  readonly href?: string | undefined;
  /** Says first what the headline leaves out. */
  readonly about?: string | undefined;
  /** Adds the member's name, for a leader's list. */
  readonly showMember?: boolean | undefined;
}

/** A record as one row: content, place, time and state. A refusal or return reason replaces place and time. */
export function RecordLine(props: RecordLineProps) {
  const record = () => props.local.record;
  const hasPlace = () => 'place' in kindOf(record().kind).fields;
  const place = () =>
    hasPlace() ? (props.names.place(textField(record(), 'place')) ?? work.record.noPlace) : undefined;
  const member = () => (props.showMember ? props.names.name(textField(record(), 'member')) : undefined);
  const detail = () =>
    remarkOf(record()) ??
    [props.about, member(), place(), timeOf(record()), markOf(record())]
      .filter((each) => each !== undefined)
      .join(' · ');
  return (
    <ListItem
      href={props.href}
      title={headline(record(), props.names)}
      detail={
        <Show when={refusalOf(props.local)} fallback={detail()}>
          {(refusal) => <Refusal refusal={refusal()} />}
        </Show>
      }
      trailing={<StatePill state={recordState(props.local, props.sending)} />}
    />
  );
}
