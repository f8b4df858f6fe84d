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

/** Says why the server did not accept a change. Its words come when they are needed: few lists show a refusal. */
const Refusal = lazyPart<RefusalProps>(async () => {
  const { refusalText: text } = await import('./refusal-text.ts');
  return { default: (props: RefusalProps) => <>{text(props.refusal)}</> };
});

export interface RecordLineProps {
  readonly local: LocalRecord;
  readonly names: Names;
  /** Ids of the changes under way, from the engine's status. */
  readonly sending: ReadonlySet<string>;
  readonly href?: string | undefined;
  /** A leader's list also says whose work it is. */
  readonly showMember?: boolean | undefined;
}

/** A record as one row: what, where, when, and where it stands. A reason takes the place of place and time. */
export function RecordLine(props: RecordLineProps) {
  const record = () => props.local.record;
  const hasPlace = () => 'place' in kindOf(record().kind).fields;
  const place = () =>
    hasPlace() ? (props.names.place(textField(record(), 'place')) ?? work.record.noPlace) : undefined;
  const member = () => (props.showMember ? props.names.name(textField(record(), 'member')) : undefined);
  const detail = () =>
    remarkOf(record()) ??
    [member(), place(), timeOf(record()), markOf(record())].filter((each) => each !== undefined).join(' · ');
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
